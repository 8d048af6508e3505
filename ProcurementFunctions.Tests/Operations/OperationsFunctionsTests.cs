using System.Net;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Operations;

public sealed class OperationsFunctionsTests(WholeApp app) : IClassFixture<WholeApp>
{
    private static readonly string[] Admin = ["admin"];

    [Fact]
    public async Task Put_OfWhatGetAnswered_IsTaken()
    {
        var read = await app.SendAsync(HttpMethod.Get, "/api/operations");
        var body = (await WholeApp.BodyOf(read)).GetRawText();
        var changed = body.Replace("\"reviewDays\":7", "\"reviewDays\":9", StringComparison.Ordinal);

        var written = await app.SendAsync(HttpMethod.Put, "/api/operations", roles: Admin, json: changed, ifMatch: read.Headers.ETag!.ToString());
        Assert.Equal(changed, (await WholeApp.BodyOf(written)).GetRawText());
        Assert.NotEqual(read.Headers.ETag, written.Headers.ETag);

        var again = await app.SendAsync(HttpMethod.Get, "/api/operations");
        Assert.Equal(changed, (await WholeApp.BodyOf(again)).GetRawText());
        Assert.Equal(written.Headers.ETag, again.Headers.ETag);

        var late = await app.SendAsync(HttpMethod.Put, "/api/operations", roles: Admin, json: body, ifMatch: read.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        await app.SendAsync(HttpMethod.Put, "/api/operations", roles: Admin, json: body, ifMatch: written.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Put_WithoutIfMatch_Is428() =>
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await app.SendAsync(HttpMethod.Put, "/api/operations", roles: Admin, json: "{}")).StatusCode);

    [Fact]
    public async Task Put_ByAnyoneElse_Is403() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SendAsync(HttpMethod.Put, "/api/operations", roles: ["buyer", "approver"], json: "{}")).StatusCode);

    [Fact]
    public async Task Put_OfNonsense_NamesEveryField()
    {
        var read = await app.SendAsync(HttpMethod.Get, "/api/operations");
        var bad = (await WholeApp.BodyOf(read)).GetRawText()
            .Replace("\"USD\"", "\"gold\"", StringComparison.Ordinal)
            .Replace("\"reviewDays\":7", "\"reviewDays\":0", StringComparison.Ordinal);
        var answer = await app.SendAsync(HttpMethod.Put, "/api/operations", roles: Admin, json: bad, ifMatch: read.Headers.ETag!.ToString());
        var errors = (await WholeApp.BodyOf(answer, 400)).GetProperty("errors");
        Assert.Equal(["currency", "service.reviewDays"], errors.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Health_OfAWellApp_Is200()
    {
        var body = await WholeApp.BodyOf(await app.SendAsync(HttpMethod.Get, "/api/health", user: null));
        Assert.Equal("healthy", body.GetProperty("status").GetString());
        Assert.Equal(["redis", "cosmos", "durable"], body.GetProperty("checks").EnumerateObject().Select(p => p.Name));
    }
}
