using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Conversations.Sessions;

/// <summary>What a talk leaves in Redis: under which key, for how long, and what of it is there for the next message.</summary>
public sealed class KeptSessionTests(WholeApp app) : IClassFixture<WholeApp>
{
    private static readonly TimeSpan Day = TimeSpan.FromSeconds(86_400);
    private readonly string _user = $"user-{Guid.NewGuid():N}";

    [Fact]
    public async Task Budget_ToldInAMessage_IsKeptUnderTheUsersKeyForADayAfterTheLastMessage()
    {
        Assert.Equal("Understood, your budget is set to 500.", await SayAsync("1", "My budget is 500"));
        RedisKey key = $"agent_session:{_user}";
        var kept = JsonElement.Parse((string)(await Redis.StringGetAsync(key))!);
        Assert.Equal((_user, 500m), (kept.GetProperty("userId").GetString(), kept.GetProperty("budgetLimit").GetDecimal()));
        Assert.True(kept.GetProperty("lastActivity").TryGetDateTimeOffset(out _));
        await AssertADayIsLeftAsync(key);

        // Each message gives it a day anew.
        await Redis.KeyExpireAsync(key, TimeSpan.FromMinutes(1));
        Assert.Equal("Please specify a valid budget amount.", await SayAsync("2", "my budget is a lot"));
        await AssertADayIsLeftAsync(key);
        Assert.Equal("Your budget is 500.", await SayAsync("3", "what is my budget?"));
    }

    [Fact]
    public async Task Budget_ToldInAMessage_OutlivesTheSession()
    {
        await SayAsync("1", "my budget is 700");
        Assert.True(await Redis.KeyDeleteAsync($"agent_session:{_user}"));

        Assert.Equal("Your budget is 700.", await SayAsync("2", "what is my budget?"));
    }

    [Fact]
    public async Task Session_OfAnotherUserOrOfNobody_IsNotSeen()
    {
        await SayAsync("1", "my budget is 500");
        using var other = await app.SendAsync(HttpMethod.Get, "/api/session", $"{_user}-2");
        var seen = await WholeApp.BodyOf(other);

        Assert.Equal((0, JsonValueKind.Null), (seen.GetProperty("version").GetInt32(), seen.GetProperty("budgetLimit").ValueKind));
    }

    private IDatabase Redis => app.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

    private async Task AssertADayIsLeftAsync(RedisKey key) =>
        Assert.InRange((await Redis.KeyTimeToLiveAsync(key))!.Value, Day - TimeSpan.FromMinutes(10), Day);

    private async Task<string?> SayAsync(string id, string text)
    {
        using var answer = await app.SendAsync(
            HttpMethod.Post, "/api/messages", _user, ["buyer"], $$"""{"messageId":"{{id}}","text":"{{text}}"}""");
        return (await WholeApp.BodyOf(answer)).GetProperty("reply").GetString();
    }
}
