using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Storage;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

public class RestartTests
{
    [Fact]
    public async Task Kill_WhileAnActivityRuns_RunsItAgain()
    {
        var began = new ConcurrentQueue<TaskCompletionSource<string>>();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, string>("Slow", async (_, cancellation) =>
            {
                var result = new TaskCompletionSource<string>();
                began.Enqueue(result);
                first.TrySetResult();
                return began.Count > 1 ? "second" : await result.Task.WaitAsync(cancellation);
            })
            .Orchestrator("Work", context => context.CallActivityAsync<string>("Slow", "x")));
        var id = await engine.ScheduleAsync("Work");
        await first.Task.WaitAsync(EngineHarness.Patience);

        await engine.KillAndStartAsync();

        Assert.Equal("second", (await engine.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(2, began.Count);
    }

    [Fact]
    public async Task Kill_AgainAndAgainUnderLoad_EndsEveryInstanceOnceWithItsResult()
    {
        const int Instances = 60;
        var functions = new TestTaskFunctions()
            .Activity<int, int>("Next", value => value + 1)
            .Orchestrator("Child", async context => await context.CallActivityAsync<int>("Next", context.GetInput<int>()))
            .Orchestrator("Chain", async context =>
            {
                var value = 0;
                for (var round = 0; round < 3; round++)
                    value = await context.CallActivityAsync<int>("Next", value);
                value = await context.CallSubOrchestratorAsync<int>("Child", value);
                value += await context.WaitForExternalEvent<int>("add");
                return await context.CallActivityAsync<int>("Next", value);
            });
        await using var engine = await EngineHarness.StartAsync(functions);
        var random = new Random(7);
        for (var number = 0; number < Instances; number++)
        {
            await engine.ScheduleAsync("Chain", id: $"chain-{number}");
            await engine.Client.RaiseEventAsync($"chain-{number}", "add", 100);
            if (number % 6 == 5)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(15)), TimeProvider.System);
                await engine.KillAndStartAsync();
            }
        }

        for (var number = 0; number < Instances; number++)
            Assert.Equal(105, (await engine.EndOfAsync($"chain-{number}")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Stop_WhileAnActivityRuns_WaitsForItAndKeepsItsResult()
    {
        var runs = 0;
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource();
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<string, int>("Slow", async (_, _) =>
            {
                began.TrySetResult();
                await release.Task;
                return ++runs;
            })
            .Orchestrator("Work", async context =>
            {
                var value = await context.CallActivityAsync<int>("Slow", "x");
                return value + await context.WaitForExternalEvent<int>("add");
            }));
        var id = await engine.ScheduleAsync("Work");
        await began.Task.WaitAsync(EngineHarness.Patience);

        var stop = engine.StopAndStartAsync();
        release.SetResult();
        await stop;
        await engine.Client.RaiseEventAsync(id, "add", 10);

        Assert.Equal(11, (await engine.EndOfAsync(id)).ReadOutputAs<int>());
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Stop_ActivityTakesTooLong_CancelsItAndRunsItAgainLater()
    {
        var runs = 0;
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions()
                .Activity<string, int>("Endless", async (_, cancellation) =>
                {
                    began.TrySetResult();
                    if (++runs == 1)
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
                    return runs;
                })
                .Orchestrator("Work", context => context.CallActivityAsync<int>("Endless", "x")),
            configure: harness => harness.Settings.DrainTimeout = TimeSpan.FromMilliseconds(50));
        var id = await engine.ScheduleAsync("Work");
        await began.Task.WaitAsync(EngineHarness.Patience);

        await engine.StopAndStartAsync();

        Assert.Equal(2, (await engine.EndOfAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Start_FileInUse_IsRefused()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions());

        var refusal = Assert.Throws<InvalidOperationException>(() => new StateDatabase(engine.Path));

        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FileOfANewerVersion_IsRefused()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions());
        engine.Engine.Abandon();
        using (var connection = new SqliteConnection($"Data Source={engine.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var refusal = Assert.Throws<InvalidOperationException>(() => new StateDatabase(engine.Path));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_ThatFails_FailsTheCallAndStopsTheHost()
    {
        await using var engine = await EngineHarness.StartAsync(
            new TestTaskFunctions().Orchestrator("Wait", context => context.WaitForExternalEvent<string>("go")));
        using (var connection = new SqliteConnection($"Data Source={engine.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE payloads";
            command.ExecuteNonQuery();
        }

        await Assert.ThrowsAsync<SqliteException>(() => engine.ScheduleAsync("Wait"));
        await engine.Lifetime.Stopped.WaitAsync(EngineHarness.Patience);
    }

    [Fact]
    public async Task Run_Ended_LeavesNoOpenRows()
    {
        await using var engine = await EngineHarness.StartAsync(new TestTaskFunctions()
            .Activity<int, int>("Next", value => value + 1)
            .Orchestrator("Child", context => Task.FromResult(1))
            .Orchestrator("All", async context =>
            {
                using var end = new CancellationTokenSource();
                _ = context.CreateTimer(TimeSpan.FromDays(1), end.Token);
                var value = await context.CallActivityAsync<int>("Next", 1);
                await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
                end.Cancel();
                return value + await context.CallSubOrchestratorAsync<int>("Child");
            }));
        await engine.RunAsync("All");
        await engine.Engine.StopAsync(CancellationToken.None);

        using var connection = new SqliteConnection($"Data Source={engine.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM activities) + (SELECT count(*) FROM timers) + (SELECT count(*) FROM inbox)";

        Assert.Equal(0L, command.ExecuteScalar());
    }
}
