using System.Text;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.LogLines;

/// <summary>What is logged of Cosmos DB, whatever is wrong with it or with what it holds.</summary>
public sealed class CosmosLogLinesTests(FaultyApp app) : LogLinesStory(app), IClassFixture<FaultyApp>
{
    public static TheoryData<CosmosFault> Faults { get; } = new(Enum.GetValues<CosmosFault>());

    public static TheoryData<int> Refusals { get; } = new(400, 403, 413, 500);

    [Theory, MemberData(nameof(Faults))]
    public async Task Log_WhileCosmosIsAway_NamesNobody(CosmosFault fault)
    {
        App.Begin(fault);
        await AssertNamesNobodyAsync();
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task Log_WhileCosmosRefuses_NamesNobody(int status)
    {
        App.CosmosAnswers.Move(10_000, status, 0);

        await AssertNamesNobodyAsync();

        Assert.Contains(App.Log.Lines, line => line.Contains($"refused with {status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_OfDamagedDocuments_NamesNobody()
    {
        await DamageAsync("preferences", $$"""{"id":"profile","userId":"{{User}}","type":"{{User}}","budgetLimit":"{{Words}}"}""");
        await DamageAsync("preferences", $$"""{"id":"product:TEA","userId":"{{User}}","preferredQuantity":"{{Words}}"}""");

        await AssertNamesNobodyAsync();

        Assert.Contains(App.Log.Lines, line => line.Contains("UnreadableDocumentException", StringComparison.Ordinal));
    }

    private async Task DamageAsync(string container, string json)
    {
        var documents = App.Services.GetRequiredService<CosmosClient>().GetContainer(CosmosFixture.Database, container);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var answer = await documents.UpsertItemStreamAsync(body, new PartitionKey(User));
        Assert.True(answer.IsSuccessStatusCode, answer.ErrorMessage);
    }
}
