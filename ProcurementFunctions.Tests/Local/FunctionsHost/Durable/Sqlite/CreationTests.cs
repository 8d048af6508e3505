using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class CreationTests
{
    private static readonly OrchestrationStatus[] None = [];

    [Fact]
    public async Task Create_InAStatusToDedupe_IsRefused()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"), [OrchestrationStatus.Pending]));
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one")));
    }

    [Fact]
    public async Task Create_InAnotherStatus_ReplacesTheInstance()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Flow", (_, _, input) => Task.FromResult(input));
        await hub.WorkAsync();
        await hub.StartAsync("Flow", "one", 1);
        var first = await hub.EndOfAsync("one");

        await hub.Client.CreateOrchestrationInstanceAsync("Flow", string.Empty, "one", 2, null, [OrchestrationStatus.Running]);
        await hub.Store.WaitForStartAsync("one", CancellationToken.None);
        var second = await hub.EndOfAsync("one");

        Assert.Equal(("1", "2"), (first.Output, second.Output));
        Assert.Equal((0, 1), (first.Generation, second.Generation));
        Assert.Single((await hub.Store.GetHistoryAsync("one")).OfType<ExecutionStartedEvent>());
    }

    [Fact]
    public async Task Create_ManyAtOnce_OneWins()
    {
        await using var hub = new TestHub();

        var creations = Enumerable.Range(0, 40).Select(_ => hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"))).ToList();
        await Task.WhenAll(creations).ContinueWith(_ => { }, TaskScheduler.Default);

        _ = Assert.Single(creations, creation => creation.IsCompletedSuccessfully);
        Assert.All(creations.Where(creation => creation.IsFaulted), creation => Assert.IsType<OrchestrationAlreadyExistsException>(creation.Exception!.InnerException));
    }

    [Fact]
    public async Task Create_NotAStart_IsRefused()
    {
        await using var hub = new TestHub();
        var message = new TaskMessage { OrchestrationInstance = TestHub.Instance("one"), Event = new GenericEvent(-1, "no start") };

        await Assert.ThrowsAsync<ArgumentException>(() => hub.Store.CreateTaskOrchestrationAsync(message));
    }

    [Fact]
    public async Task Complete_OfATurnWhoseInstanceWasReplaced_ChangesNothing()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one"));
        var old = await hub.LockAsync();
        var start = TestHub.Start("one");
        start.OrchestrationInstance.ExecutionId = ((ExecutionStartedEvent)start.Event).OrchestrationInstance.ExecutionId = "second";
        await hub.Store.CreateTaskOrchestrationAsync(start, None);

        await CompleteAsync(hub, old);
        var state = await hub.StateOfAsync("one");
        var next = await hub.LockAsync();

        Assert.Equal((OrchestrationStatus.Pending, "second"), (state.OrchestrationStatus, state.OrchestrationInstance.ExecutionId));
        Assert.Empty(await hub.Store.GetHistoryAsync("one"));
        Assert.Same(start.Event, Assert.Single(next.NewMessages).Event);
    }

    [Fact]
    public async Task Start_OfAChildWhoseIdRuns_FailsTheCall()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Waits", (script, _, _) => script.EventAsync("go")).Orchestration("Parent", async (_, context, _) =>
        {
            try
            {
                return await context.CreateSubOrchestrationInstance<string>("Waits", string.Empty, "taken", null);
            }
            catch (SubOrchestrationFailedException exception)
            {
                return $"\"{exception.FailureDetails!.ErrorType}\"";
            }
        });
        await hub.WorkAsync();
        await hub.StartAsync("Waits", "taken");
        await hub.Store.WaitForStartAsync("taken", CancellationToken.None);

        await hub.StartAsync("Parent", "parent");

        Assert.Equal($"\"{typeof(OrchestrationAlreadyExistsException).FullName}\"", (await hub.EndOfAsync("parent")).Output);
        Assert.Equal(OrchestrationStatus.Running, (await hub.StateOfAsync("taken")).OrchestrationStatus);
    }

    [Fact]
    public async Task Create_WithAStartLater_BeginsThen()
    {
        await using var hub = new TestHub();
        hub.Orchestration("Flow", async (script, _, _) => await script.EventAsync("go"));
        await hub.WorkAsync();
        var at = hub.Time.GetUtcNow().UtcDateTime.AddHours(5);
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one", "Flow", at));
        await hub.RaiseAsync("one", "go", "early");

        await hub.KillAsync();
        await hub.WorkAsync();
        hub.Time.Advance(TimeSpan.FromHours(4));
        var before = await hub.StateOfAsync("one");
        hub.Time.Advance(TimeSpan.FromHours(1));
        var after = await hub.EndOfAsync("one");

        Assert.Equal((OrchestrationStatus.Pending, at), (before.OrchestrationStatus, before.ScheduledStartTime));
        Assert.Equal(("early", at), (after.Output, after.CompletedTime));
    }

    [Fact]
    public async Task Terminate_BeforeALaterStart_EndsTheInstance()
    {
        await using var hub = new TestHub();
        await hub.Store.CreateTaskOrchestrationAsync(TestHub.Start("one", "Flow", hub.Time.GetUtcNow().UtcDateTime.AddHours(5)));

        await hub.Store.ForceTerminateTaskOrchestrationAsync("one", "not wanted");
        var state = await hub.EndOfAsync("one");
        hub.Time.Advance(TimeSpan.FromHours(6));

        Assert.Equal((OrchestrationStatus.Terminated, "not wanted"), (state.OrchestrationStatus, state.Output));
        Assert.Null(await hub.Store.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.Zero, CancellationToken.None));
    }

    private static Task CompleteAsync(TestHub hub, TaskOrchestrationWorkItem item)
    {
        var state = item.OrchestrationRuntimeState;
        state.AddEvent(new OrchestratorStartedEvent(-1));
        foreach (var message in item.NewMessages)
            state.AddEvent(message.Event);
        var summary = new OrchestrationState { OrchestrationInstance = state.OrchestrationInstance, OrchestrationStatus = OrchestrationStatus.Running };
        return hub.Store.CompleteTaskOrchestrationWorkItemAsync(item, state, [], [], [], null!, summary);
    }
}
