using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class ImportFunctionsTests : IAsyncLifetime
{
    private Shop _shop = null!;

    private ImportFunctions Functions => new(new(_shop.Importer, FunctionCalls.Audit, _shop.Time), FunctionCalls.Once);

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task ImportCsv_GoodAndBadRows_AnswersWhatBecameOfThem()
    {
        var answer = FunctionCalls.Json(await ImportAsync(
            "inventory", FunctionCalls.Request("sku,name,on_hand,reorder_point,safety_stock\nA,a,1,2,3\nB,b,1,-2,3\n", "text/csv; charset=utf-8")));

        Assert.Equal(
            """{"rows":2,"inserted":1,"updated":0,"rejected":1,"errors":[{"line":3,"field":"reorder_point","message":"must be between 0 and 100000000"}],"format":{"separator":",","encoding":"UTF-8","decimal":null}}""",
            answer.GetRawText());
    }

    [Theory]
    [InlineData("stock", "text/csv", 404)]
    [InlineData("inventory", "application/json", 415)]
    [InlineData("inventory", "text/csv; charset=shift_jis", 415)]
    [InlineData("inventory", "text/csv", 400)]
    public async Task ImportCsv_WhatCannotBeImported_IsRefused(string kind, string contentType, int status)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => ImportAsync(kind, FunctionCalls.Request("sku\nA\n", contentType)));

        Assert.Equal(status, problem.Status);
    }

    [Fact]
    public async Task ImportCsv_FileThatSaysItIsTooLarge_Is413()
    {
        var request = FunctionCalls.Request("", "text/csv");
        request.ContentLength = BodyLimits.Import + 1;

        Assert.Equal(413, (await Assert.ThrowsAsync<ProblemException>(() => ImportAsync("inventory", request))).Status);
    }

    private Task<IResult> ImportAsync(string kind, HttpRequest request) =>
        Functions.ImportCsv(request, kind, FunctionCalls.By("admin"), default);
}
