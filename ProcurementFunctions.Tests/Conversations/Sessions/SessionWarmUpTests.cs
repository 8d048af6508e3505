using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Tests.Fixtures;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Conversations.Sessions;

public sealed class SessionWarmUpTests(WholeApp app) : IClassFixture<WholeApp>
{
    [Fact]
    public async Task Start_OfTheApp_HasMadeTheScriptOfTheFirstMessageKnownAndWrittenNothing()
    {
        var server = app.Services.GetRequiredService<IConnectionMultiplexer>().GetServers().Single();

        Assert.True(await server.ScriptExistsAsync(RedisSessionStore.SaveScript));
        Assert.Empty(await server.KeysAsync(pattern: "agent_*").ToListAsync());
    }
}
