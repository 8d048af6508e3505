using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.LogLines;

/// <summary>What is logged of Redis, whatever is wrong with it or with what it holds.</summary>
public sealed class RedisLogLinesTests(FaultyApp app) : LogLinesStory(app), IClassFixture<FaultyApp>
{
    public static TheoryData<RedisFault> Faults { get; } = new(Enum.GetValues<RedisFault>());

    private IDatabase Redis => App.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    [Theory, MemberData(nameof(Faults))]
    public async Task Log_WhileRedisIsAway_NamesNobody(RedisFault fault)
    {
        App.Begin(fault);
        await AssertNamesNobodyAsync();
    }

    [Fact]
    public async Task Log_OfADamagedSession_NamesNobody()
    {
        await Redis.StringSetAsync($"agent_session:{User}", $$"""{"schemaVersion":"1.0","userId":"{{User}}","turns":"{{Words}}"}""", TimeSpan.FromMinutes(1));

        await AssertNamesNobodyAsync();

        Assert.Contains(App.Log.Lines, line => line.Contains("UnreadableDocumentException", StringComparison.Ordinal));
        await Redis.KeyDeleteAsync($"agent_session:{User}");
    }

    /// <summary>Redis says what went wrong with a key in words of its own.</summary>
    [Fact]
    public async Task Log_OfAKeyOfAnotherKind_NamesNobody()
    {
        await Redis.KeyDeleteAsync($"agent_session:{User}");
        await Redis.HashSetAsync($"agent_session:{User}", "words", Words);

        await AssertNamesNobodyAsync();

        await Redis.KeyDeleteAsync($"agent_session:{User}");
    }
}
