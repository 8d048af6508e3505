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
public sealed class HistoryReplayTests(WholeApp app) : IClassFixture<WholeApp>
{
    private const string Completed = "Completed";
    private const string Running = "Running";
    private static readonly string Folder = Path.Combine(Repository.Root, "ProcurementFunctions.Tests", "Histories");

    private static readonly string[] Orchestrators =
    [
        .. from type in typeof(ProcurementApp).Assembly.GetTypes()
           from method in type.GetMethods()
           where method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute), inherit: false))
           select ((FunctionAttribute)Attribute.GetCustomAttribute(method, typeof(FunctionAttribute))!).Name,
    ];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_SavedHistory_TheCodeDoesTheSameAgain(string file)
    {
        var saved = Read(file);

        var actions = await ReplayAsync(saved);

        Assert.Equal(Path.GetDirectoryName(file), saved.Version);
        var end = actions.SingleOrDefault(action => action.CompleteOrchestration is not null)?.CompleteOrchestration;
        if (saved.Status == Completed)
        {
            Assert.Equal(P.OrchestrationStatus.Completed, end?.OrchestrationStatus);
            Assert.Equal(saved.Output, end!.Result);
        }
        else
        {
            Assert.Null(end);
            Assert.Equal(StepsOf(saved)[^1].Where(happened => happened.EventId >= 0).Select(happened => happened.EventId), actions.Select(action => action.Id));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_HistoryOfOtherCode_Fails(string file)
    {
        var saved = Read(file);
        saved.Events.First(happened => happened.TaskScheduled is not null).TaskScheduled.Name = "AnotherActivity";

        var end = (await ReplayAsync(saved))[^1].CompleteOrchestration;

        Assert.Equal(P.OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.Contains("Non-Deterministic", end.Result, StringComparison.Ordinal);
        Assert.Contains("AnotherActivity", end.Result, StringComparison.Ordinal);
    }

    [Fact]
    public void Histories_OfTheVersionOfHostJson_AreThereForEachOrchestrator()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var version = host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString()!;

        var saved = Directory.GetFiles(Path.Combine(Folder, version), "*.json").Select(file => Read(Path.GetRelativePath(Folder, file))).ToList();

        Assert.NotEmpty(Orchestrators);
        Assert.All(Orchestrators, name => Assert.Contains(saved, history => history.Name == name && history.Status == Completed));
        Assert.All(Orchestrators, name => Assert.Contains(saved, history => history.Name == name && history.Status == Running));
    }

    private static SavedHistory Read(string file) => SavedHistory.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    /// <summary>Lets the worker take the last step over the history before it.</summary>
    private async Task<IReadOnlyList<P.OrchestratorAction>> ReplayAsync(SavedHistory saved)
    {
        var services = app.Host.HostServices;
        var catalog = await services.GetRequiredService<WorkerConnection>().Ready;
        Assert.True(catalog.TryFind(saved.Name, TriggerTypes.Orchestration, out var function));
        var steps = StepsOf(saved);
        var request = new P.OrchestratorRequest { InstanceId = "saved", ExecutionId = "1" };
        request.PastEvents.Add(steps.SkipLast(1).SelectMany(step => step));
        request.NewEvents.Add(steps[^1].Where(happened => happened.EventId < 0 && happened.OrchestratorCompleted is null));
        request.Properties["defaultVersion"] = Google.Protobuf.WellKnownTypes.Value.ForString(saved.Version!);
        var returned = await services.GetRequiredService<IFunctionInvoker>().InvokeAsync(
            new Invocation(function, new TypedData { String = Convert.ToBase64String(request.ToByteArray()) }), default);
        return P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(returned!.String)).Actions;
    }

    private static List<List<P.HistoryEvent>> StepsOf(SavedHistory saved)
    {
        var steps = new List<List<P.HistoryEvent>>();
        foreach (var happened in saved.Events)
        {
            if (happened.OrchestratorStarted is not null) steps.Add([]);
            steps[^1].Add(happened);
        }

        return steps;
    }
}
