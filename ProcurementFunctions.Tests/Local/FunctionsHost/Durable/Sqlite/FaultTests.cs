using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class FaultTests
{
    [Fact]
    public async Task Send_ToNobody_IsDropped()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Flow", (_, _, _) => Task.FromResult("1"));
        await hub.WorkAsync();
        await hub.StartAsync("Flow", "ended");
        await hub.EndOfAsync("ended");

        await hub.RaiseAsync("nobody", "go", "x");
        await hub.RaiseAsync("ended", "go", "x");
        await hub.KillAsync();

        Assert.Null(await hub.Store.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.Zero, CancellationToken.None));
        Assert.Equal(0, Count(hub, "messages"));
    }

    [Fact]
    public async Task Send_ForAnotherExecution_IsDropped()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Waits", (script, _, _) => script.EventAsync("go"));
        await hub.WorkAsync();
        await hub.StartAsync("Waits", "one");
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);

        await hub.Client.RaiseEventAsync(new OrchestrationInstance { InstanceId = "one", ExecutionId = "older" }, "go", "wrong");
        await hub.RaiseAsync("one", "go", "right");

        Assert.Equal("right", (await hub.EndOfAsync("one")).Output);
    }

    [Fact]
    public async Task Complete_OfAnActivityTwice_CountsOnce()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Flow", async (script, context, _) =>
            await context.ScheduleTask<string>("Any", string.Empty, "x") + await script.EventAsync("go"));
        await hub.StartAsync("Flow", "one");
        await hub.WorkAsync(_ => { });
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);
        await hub.KillAsync();
        var item = await hub.Store.LockNextTaskActivityWorkItem(TestHub.Patience, CancellationToken.None);
        var result = () => new TaskMessage { OrchestrationInstance = item.TaskMessage.OrchestrationInstance, Event = new TaskCompletedEvent(-1, 0, "\"a\"") };

        await hub.Store.CompleteTaskActivityWorkItemAsync(item, result());
        await hub.Store.CompleteTaskActivityWorkItemAsync(item, result());
        await hub.Store.SendTaskOrchestrationMessageAsync(result());
        await hub.WorkAsync();
        await hub.RaiseAsync("one", "go", "b");

        Assert.Equal("ab", (await hub.EndOfAsync("one")).Output);
    }

    [Fact]
    public async Task Complete_AfterTheLockWasGivenBack_ChangesNothing()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));
        var lost = await hub.LockAsync();
        await hub.Store.AbandonTaskOrchestrationWorkItemAsync(lost);
        var taken = await hub.LockAsync();

        await hub.Store.AbandonTaskOrchestrationWorkItemAsync(lost);
        lost.OrchestrationRuntimeState.AddEvent(lost.NewMessages[0].Event);
        await hub.Store.CompleteTaskOrchestrationWorkItemAsync(
            lost, lost.OrchestrationRuntimeState, [], [], [], null!, new OrchestrationState { OrchestrationStatus = OrchestrationStatus.Completed });

        Assert.NotSame(lost, taken);
        Assert.Equal(OrchestrationStatus.Pending, (await hub.StateOfAsync("one")).OrchestrationStatus);
        Assert.Null(await hub.Store.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Complete_OfATurnWhoseInstanceWasPurged_ChangesNothing()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Fails", (_, _, _) => throw new InvalidOperationException("broken"));
        await hub.WorkAsync();
        await hub.StartAsync("Fails", "one");
        await hub.EndOfAsync("one");
        await hub.KillAsync();
        await hub.Store.RewindAsync("one", "again");
        var item = await hub.LockAsync();

        await hub.Store.PurgeInstanceStateAsync("one");
        await hub.Store.CompleteTaskOrchestrationWorkItemAsync(
            item, item.OrchestrationRuntimeState, [], [], [], null!, new OrchestrationState { OrchestrationStatus = OrchestrationStatus.Running });

        Assert.Null(await hub.StateOfAsync("one"));
        Assert.Equal((0, 0, 0), (Count(hub, "history"), Count(hub, "payloads"), Count(hub, "messages")));
    }

    [Fact]
    public async Task Lock_OfAnInstanceThatIsLocked_WaitsUntilItIsDone()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));
        var item = await hub.LockAsync();
        await hub.RaiseAsync("one", "go", "x");
        await hub.RaiseAsync("one", "go", "y");

        var meanwhile = await hub.Store.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.Zero, CancellationToken.None);
        await hub.Store.ReleaseTaskOrchestrationWorkItemAsync(item);
        var next = await hub.LockAsync();

        Assert.Null(meanwhile);
        Assert.Equal([EventType.ExecutionStarted, EventType.EventRaised, EventType.EventRaised], next.NewMessages.Select(message => message.Event.EventType));
    }

    [Fact]
    public async Task Work_ThatFailsAgainAndAgain_DoesNotStopTheOthers()
    {
        await using var hub = new TestHub();
        var failures = 0;
        hub.Orchestration("Fine", (_, _, _) => Task.FromResult("1")).Orchestration("Poison", (_, _, _) => Task.FromResult("2"));
        await hub.WorkAsync(worker => worker.AddOrchestrationDispatcherMiddleware((context, next) =>
            context.GetProperty<OrchestrationRuntimeState>().Name == "Poison" && Interlocked.Increment(ref failures) <= 4
                ? throw new InvalidOperationException("The worker is gone.")
                : next()));

        await hub.StartAsync("Poison", "poison");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => hub.StartAsync("Fine", $"{number}")));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => hub.EndOfAsync($"{number}")));

        Assert.Equal("2", (await hub.EndOfAsync("poison")).Output);
        Assert.Equal(5, failures);
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("history")]
    [InlineData("activities")]
    public async Task Open_WithARowThatCannotBeRead_ServesTheOthers(string table)
    {
        await using var hub = new TestHub();
        hub.Activity("Echo", input => input).Orchestration("Flow", async (script, context, _) =>
            await context.ScheduleTask<string>("Echo", string.Empty, "1") + await script.EventAsync("go"));
        await hub.WorkAsync(_ => { });
        await hub.StartAsync("Flow", "bad");
        await hub.Store.WaitForStartAsync("bad", CancellationToken.None);
        hub.Store.Abandon();
        Execute(hub, table switch
        {
            "messages" => "INSERT INTO messages VALUES (1000, 'bad', NULL, x'FFFF')",
            "history" => "UPDATE history SET events = x'FFFF'",
            _ => "INSERT INTO activities VALUES (1000, x'FFFF')",
        });

        await hub.KillAsync();
        await hub.WorkAsync();
        await hub.StartAsync("Flow", "good");
        await hub.RaiseAsync("good", "go", "x");
        await hub.RaiseAsync("bad", "go", "x");

        Assert.Equal("1x", (await hub.EndOfAsync("good")).Output);
    }

    [Fact]
    public async Task Write_ThatFails_CallsOnFatalOnceAndAnswersWithTheFailure()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));
        var waiting = hub.EndOfAsync("one");
        Execute(hub, "DROP TABLE payloads");

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("two")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("three")));

        Assert.IsType<SqliteException>(Assert.Single(hub.Fatal));
        await Assert.ThrowsAsync<InvalidOperationException>(() => waiting);
    }

    [Fact]
    public async Task Open_OfAFileInUse_IsRefused()
    {
        await using var hub = new TestHub();

        var refusal = Assert.Throws<InvalidOperationException>(hub.Open);

        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAFileFromTheFuture_IsRefused()
    {
        await using var hub = new TestHub();
        Execute(hub, "PRAGMA user_version = 4711");
        await hub.Store.DisposeAsync();

        var refusal = Assert.Throws<InvalidOperationException>(hub.Open);

        Assert.Contains("4711", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_WithCallersWaiting_TellsThem()
    {
        await using var hub = new TestHub();
        var waiting = hub.Store.WaitForStartAsync("nobody", CancellationToken.None);

        await hub.Store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one")));
    }

    [Fact]
    public async Task Wait_ThatTakesTooLong_EndsInTime()
    {
        await using var hub = new TestHub();

        await Assert.ThrowsAsync<TimeoutException>(
            () => hub.Store.WaitForOrchestrationAsync("nobody", null!, TimeSpan.FromMilliseconds(1), CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => hub.Store.WaitForOrchestrationAsync("nobody", null!, Timeout.InfiniteTimeSpan, new CancellationToken(canceled: true)));
    }

    private static void Execute(TestHub hub, string sql) => Scalar(hub, sql);

    private static long Count(TestHub hub, string table) => (long)Scalar(hub, $"SELECT count(*) FROM {table}")!;

    private static object? Scalar(TestHub hub, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={hub.FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
