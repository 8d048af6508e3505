using System.Text.Json;
using Google.Protobuf;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;
using ProcurementFunctions.Tests.Fixtures;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Tests.Histories;

/// <summary>
/// Histories of every released version, replayed by the official worker against the code as it is: instances that were under
/// way when a version came must go on under it. docs/orchestration-versions.md says what to do when one of these fails.
/// </summary>
public class HistoryReplayTests(WholeApp app) : IClassFixture<WholeApp>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "ProcurementFunctions.Tests", "Histories");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_SavedHistory_TheCodeDoesTheSameAgain(string file)
    {
        var saved = Read(file);

        var actions = await ReplayAsync(saved);

        Assert.Equal(Path.GetDirectoryName(file), saved.Version);
        // The calls of the last step are made again, and no other: what the code does more than it did would stand here too.
        Assert.Equal(LastCalls(saved), actions.Where(action => action.CompleteOrchestration is null).Select(Told));
        var end = actions.SingleOrDefault(action => action.CompleteOrchestration is not null)?.CompleteOrchestration;
        if (saved.Status == nameof(P.OrchestrationStatus.Completed))
            Assert.Equal((P.OrchestrationStatus.Completed, saved.Output), (end?.OrchestrationStatus, end?.Result));
        else
            Assert.Null(end);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_HistoryOfOtherCode_Fails(string file)
    {
        var saved = Read(file);
        saved.Events.First(happened => happened.TaskScheduled is not null).TaskScheduled.Name = "AnotherActivity";

        var end = (await ReplayAsync(saved)).Single(action => action.CompleteOrchestration is not null).CompleteOrchestration;

        Assert.Equal(P.OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.StartsWith("Non-Deterministic workflow detected", end.Result, StringComparison.Ordinal);
        Assert.Contains("'AnotherActivity'", end.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Histories_OfTheVersionOfHostJson_AreThereForEachOrchestrator()
    {
        using var host = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "host.json")));
        var version = host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString()!;
        var orchestrators = (await CatalogAsync()).WithTrigger(TriggerTypes.Orchestration).Select(function => function.Name).ToList();

        var saved = Directory.GetFiles(Path.Combine(Folder, version), "*.json").Select(file => Read(Path.GetRelativePath(Folder, file))).ToList();

        Assert.NotEmpty(orchestrators);
        Assert.All(orchestrators, name => Assert.Contains(saved, history => history.Name == name && history.Status == nameof(P.OrchestrationStatus.Completed)));
        Assert.All(orchestrators, name => Assert.Contains(saved, history => history.Name == name && history.Status == nameof(P.OrchestrationStatus.Running)));
    }

    private static SavedHistory Read(string file) => SavedHistory.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    private static int LastStep(SavedHistory saved) =>
        saved.Events.Select((happened, index) => (happened, index)).Last(at => at.happened.OrchestratorStarted is not null).index;

    private static IEnumerable<string> LastCalls(SavedHistory saved) =>
        saved.Events.Skip(LastStep(saved)).Where(IsCall).Select(call => Told(call.EventId, call.TaskScheduled?.Name ?? call.SubOrchestrationInstanceCreated?.Name ?? call.EventSent?.Name));

    private static string Told(P.OrchestratorAction action) =>
        Told(action.Id, action.ScheduleTask?.Name ?? action.CreateSubOrchestration?.Name ?? action.SendEvent?.Name);

    private static string Told(int id, string? name) => $"{id} {name ?? "timer"}";

    private static bool IsCall(P.HistoryEvent happened) => happened.EventTypeCase is P.HistoryEvent.EventTypeOneofCase.TaskScheduled
        or P.HistoryEvent.EventTypeOneofCase.TimerCreated
        or P.HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCreated
        or P.HistoryEvent.EventTypeOneofCase.EventSent;

    private static bool IsReceived(P.HistoryEvent happened) => !IsCall(happened)
        && happened.EventTypeCase is not (P.HistoryEvent.EventTypeOneofCase.ExecutionCompleted or P.HistoryEvent.EventTypeOneofCase.OrchestratorCompleted);

    /// <summary>Lets the worker take the last step once more, over the history before it.</summary>
    private async Task<IReadOnlyList<P.OrchestratorAction>> ReplayAsync(SavedHistory saved)
    {
        var run = saved.Events.First(happened => happened.ExecutionStarted is not null).ExecutionStarted.OrchestrationInstance;
        var request = new P.OrchestratorRequest { InstanceId = run.InstanceId, ExecutionId = run.ExecutionId };
        request.PastEvents.Add(saved.Events.Take(LastStep(saved)));
        request.NewEvents.Add(saved.Events.Skip(LastStep(saved)).Where(IsReceived));
        Assert.True((await CatalogAsync()).TryFind(saved.Name, TriggerTypes.Orchestration, out var orchestrator));

        var invocation = new Invocation(orchestrator, new TypedData { String = Convert.ToBase64String(request.ToByteArray()) });
        var answer = await app.Host.HostServices.GetRequiredService<IFunctionInvoker>().InvokeAsync(invocation, CancellationToken.None);

        return P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer!.String)).Actions;
    }

    private Task<FunctionCatalog> CatalogAsync() => app.Host.HostServices.GetRequiredService<WorkerConnection>().Ready;
}
