using System.Text;
using Microsoft.Azure.Cosmos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests;

/// <summary>
/// Nothing that is logged names a user, repeats a message, or shows a token or a document, whatever happens to the stores: a
/// user id and words that stand nowhere else are looked for in every line, exceptions with all that they say included.
/// </summary>
public sealed class LogLinesTests(FaultyApp app) : IClassFixture<FaultyApp>, IAsyncLifetime
{
    private const string Words = "quicksilver-words";
    private static readonly string[] All = ["buyer", "approver", "admin"];
    private readonly string _user = $"marker-{Guid.NewGuid():N}";

    public static TheoryData<RedisFault> RedisFaults { get; } = new(Enum.GetValues<RedisFault>());

    public static TheoryData<CosmosFault> CosmosFaults { get; } = new(Enum.GetValues<CosmosFault>());

    public static TheoryData<int> Refusals { get; } = new(400, 403, 413, 500);

    public async Task InitializeAsync()
    {
        app.Pass();
        await UseAsync();
        app.Log.Lines.Clear();
    }

    public Task DisposeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    [Theory, MemberData(nameof(RedisFaults))]
    public async Task Log_WhileRedisIsAway_NamesNobody(RedisFault fault)
    {
        app.Begin(fault);
        await UseAsync();
        await SweepAsync();
        AssertNamesNobody();
    }

    [Theory, MemberData(nameof(CosmosFaults))]
    public async Task Log_WhileCosmosIsAway_NamesNobody(CosmosFault fault)
    {
        app.Begin(fault);
        await UseAsync();
        await SweepAsync();
        AssertNamesNobody();
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task Log_WhileCosmosRefuses_NamesNobody(int status)
    {
        app.CosmosAnswers.Move(10_000, status, 0);
        await UseAsync();
        await SweepAsync();
        AssertNamesNobody();
        Assert.Contains(app.Log.Lines, line => line.Contains($"refused with {status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_OfDamagedDocuments_NamesNobody()
    {
        var redis = app.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        await redis.StringSetAsync($"agent_session:{_user}", $$"""{"schemaVersion":"1.0","userId":"{{_user}}","turns":"{{Words}}"}""", TimeSpan.FromMinutes(1));
        await DamageAsync("preferences", $$"""{"id":"profile","userId":"{{_user}}","type":"{{_user}}","budgetLimit":"{{Words}}"}""");
        await DamageAsync("preferences", $$"""{"id":"product:TEA","userId":"{{_user}}","preferredQuantity":"{{Words}}"}""");

        await UseAsync();
        await SweepAsync();
        AssertNamesNobody();
        Assert.Contains(app.Log.Lines, line => line.Contains("UnreadableDocumentException", StringComparison.Ordinal));

        await redis.KeyDeleteAsync($"agent_session:{_user}");
    }

    /// <summary>Redis says what went wrong with a key in words of its own.</summary>
    [Fact]
    public async Task Log_OfAKeyOfAnotherKind_NamesNobody()
    {
        var redis = app.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        await redis.KeyDeleteAsync($"agent_session:{_user}");
        await redis.HashSetAsync($"agent_session:{_user}", "words", Words);

        await UseAsync();
        await SweepAsync();
        AssertNamesNobody();

        await redis.KeyDeleteAsync($"agent_session:{_user}");
    }

    /// <summary>All that a user does that needs a store, whatever is answered.</summary>
    private async Task UseAsync()
    {
        (HttpMethod Method, string Path, string? Json)[] requests =
        [
            (HttpMethod.Get, "session", null),
            (HttpMethod.Post, "messages", $$"""{"messageId":"{{Guid.NewGuid()}}","text":"my budget is 500 {{Words}}"}"""),
            (HttpMethod.Post, "messages", $$"""{"messageId":"{{Guid.NewGuid()}}","text":"always ship express"}"""),
            (HttpMethod.Get, "preferences", null),
            (HttpMethod.Put, "preferences", """{"shipping":"express","preferredVendors":[],"excludedVendors":[]}"""),
            (HttpMethod.Put, "preferences/products/TEA", """{"preferredQuantity":12,"isCriticalStock":true}"""),
            (HttpMethod.Put, "inventory/TEA", """{"name":"Tea","onHand":5,"reorderPoint":10,"safetyStock":2}"""),
            (HttpMethod.Post, "inventory/TEA/snooze", $$"""{"until":"{{TimeProvider.System.GetUtcNow().AddDays(3):O}}","reason":"{{Words}}"}"""),
            (HttpMethod.Put, "vendors/LEAF/rating", $$"""{"score":0.9,"comment":"{{Words}}"}"""),
            (HttpMethod.Get, $"audit?actor={_user}", null),
            (HttpMethod.Get, "me/export", null),
        ];
        var answers = await Task.WhenAll(requests.Select(request => app.SendAsync(
            request.Method,
            $"/api/{request.Path}",
            _user,
            All,
            request.Json,
            request.Method == HttpMethod.Put ? "\"0\"" : null,
            request.Method == HttpMethod.Post && request.Path != "messages" ? $"key-{_user}" : null)));
        foreach (var answer in answers) answer.Dispose();
    }

    /// <summary>What runs by the clock, whatever becomes of it: it ends in the log of the host, with its exception.</summary>
    private async Task SweepAsync()
    {
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await LoggedAsync(limit => app.Services.GetRequiredService<EffectRunner>().SweepAsync(client, limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<AuditSweep>().TellAllAsync(limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<RedisExpiry>().BoundAsync(limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<ISessionStore>().EraseAsync(_user, limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<StateDoctor>().ExamineAsync(client, limit));
    }

    /// <summary>Cut short, as a host that stops does: what waits for a store that hangs has said what it says before.</summary>
    private async Task LoggedAsync(Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await work(limit.Token);
        }
        catch (Exception e)
        {
            app.Log.Lines.Enqueue(e.ToString());
        }
    }

    private async Task DamageAsync(string container, string json)
    {
        var documents = app.Services.GetRequiredService<CosmosClient>().GetContainer(CosmosFixture.Database, container);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var answer = await documents.UpsertItemStreamAsync(body, new PartitionKey(_user));
        Assert.True(answer.IsSuccessStatusCode, answer.ErrorMessage);
    }

    private void AssertNamesNobody()
    {
        Assert.NotEmpty(app.Log.Lines);
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(_user, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(Words, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("Bearer ey", StringComparison.OrdinalIgnoreCase));
    }
}
