using ProcurementFunctions.Bench.Shared;
using ProcurementFunctions.Bench.TurnBenchmark.Endpoints;
using ProcurementFunctions.Bench.TurnBenchmark.Load;
using StackExchange.Redis;

namespace ProcurementFunctions.Bench.TurnBenchmark;

/// <summary>Measures the endpoints in turn, each in a process of its own, and prints the tables.</summary>
internal sealed class TurnComparison(BenchmarkOptions options)
{
    private const int CostUsers = 40;
    private const int CountedTurns = 200;

    public async Task RunAsync()
    {
        using var server = await RedisServer.StartAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{server.Address},allowAdmin=true");
        await using var turn = await EndpointProcess.StartAsync(EndpointNames.Turn, server.Address);
        await using var turnJson = await EndpointProcess.StartAsync(EndpointNames.TurnJson, server.Address);
        await using var function = await EndpointProcess.StartAsync(EndpointNames.Function, server.Address);
        await using var agent = await EndpointProcess.StartAsync(EndpointNames.Agent, server.Address);
        EndpointProcess[] endpoints = [turn, turnJson, function, agent];

        var sessions = new Sessions(redis.GetDatabase(), agent.Url);
        var users = await sessions.SignInAsync(0, options.Users);
        await sessions.FillAsync(users);
        Console.WriteLine(
            $"{options.Users} users, {options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s, " +
            $"{Environment.ProcessorCount} processors, agent session {sessions.AgentSize} bytes");

        var sent = 0L;
        var rounds = await MeasureAsync(endpoints, server, users, run => sent += run.Microseconds.Count);
        Report.Print(rounds);
        var counted = await sessions.CountedAsync(options.Users);
        Console.WriteLine(
            $"messages sent {sent}, counted by the sessions {counted}, which have {await sessions.MeanSizeAsync(options.Users):N0} bytes on average now");
        if (sent != counted) throw new BenchmarkException("messages were lost or applied twice");

        await PrintCommandsAsync(redis, agent, users);
        var (early, late) = await new TurnCost(agent).MeasureAsync(await sessions.SignInAsync(options.Users, CostUsers));
        Console.WriteLine($"turn {TurnCost.LateTurn} costs {late / early:0.00} of turn {TurnCost.EarlyTurn}");
    }

    /// <summary>The runs of each round, in the order of the endpoints.</summary>
    private async Task<IReadOnlyList<LoadRun[]>> MeasureAsync(
        EndpointProcess[] endpoints, RedisServer redis, IReadOnlyList<LoadUser> users, Action<LoadRun> heardByAgent)
    {
        var requests = endpoints.Select(endpoint => new LoadRequests(endpoint.Name, users)).ToArray();
        var rounds = new List<LoadRun[]>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            var seconds = round == 0 ? options.Warmup : options.Seconds;
            var runs = new LoadRun[endpoints.Length];
            // Each starts a round once, so that what slows the machine down for a while meets all alike.
            for (var step = 0; step < endpoints.Length; step++)
            {
                var index = (step + round) % endpoints.Length;
                runs[index] = await LoadRun.MeasureAsync(
                    endpoints[index], redis, requests[index], options.Connections, TimeSpan.FromSeconds(seconds));
                if (endpoints[index].Name == EndpointNames.Agent) heardByAgent(runs[index]);
            }

            if (round > 0) rounds.Add(runs);
        }

        return rounds;
    }

    private static async Task PrintCommandsAsync(ConnectionMultiplexer redis, EndpointProcess agent, IReadOnlyList<LoadUser> users)
    {
        var server = redis.GetServers()[0];
        using var connection = await LoadConnection.OpenAsync(agent.Url);
        var requests = new LoadRequests(agent.Name, users);
        var buffer = new byte[16 * 1024];
        var before = await RedisCommands.CountAsync(server);
        for (var turn = 0; turn < CountedTurns; turn++) await connection.SendAsync(requests.Write(0, buffer));
        var after = await RedisCommands.CountAsync(server);
        var each = RedisCommands.PerTurn(before, after, CountedTurns).Select(pair => $"{pair.Command} {pair.Each:0.0}");
        Console.WriteLine($"commands for each turn, with those that the script calls: {string.Join(", ", each)}");
    }
}
