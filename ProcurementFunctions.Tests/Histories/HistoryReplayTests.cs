using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.History;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Tests.Local.FunctionsRuntime;

namespace ProcurementFunctions.Tests.Histories;

/// <summary>
/// Histories of every released version, replayed against the code as it is: instances that were under way when a version
/// came must go on under it. docs/orchestration-versions.md says what to do when one of these fails.
/// </summary>
public class HistoryReplayTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "ProcurementFunctions.Tests", "Histories");

    private static readonly Type[] OrchestratorTypes =
    [
        .. typeof(ProcurementApp).Assembly.GetTypes().Where(type => type.GetMethods().Any(method =>
            method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute), inherit: false)))),
    ];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Replay_SavedHistory_TheCodeDoesTheSameAgain(string file)
    {
        var saved = Read(file);

        var outcome = Replay(saved);

        Assert.Equal(Path.GetDirectoryName(file), saved.Version);
        if (Enum.Parse<OrchestrationRuntimeStatus>(saved.Status) == OrchestrationRuntimeStatus.Completed)
            Assert.Equal(saved.Output, Assert.IsType<Outcome.Completed>(outcome).Output);
        else
            Assert.IsType<Outcome.Waiting>(outcome);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Replay_HistoryOfOtherCode_Fails(string file)
    {
        var saved = Read(file);
        var step = saved.Steps.Select((step, index) => (step, index)).First(at => at.step.Actions.Any(action => action is ScheduleActivity)).index;
        HistoryStep[] steps = [.. saved.Steps];
        steps[step] = steps[step] with
        {
            Actions = [.. steps[step].Actions.Select(action => action is ScheduleActivity called ? called with { Name = "AnotherActivity" } : action)],
        };

        var difference = Assert.Throws<NonDeterministicOrchestrationException>(() => Replay(saved with { Steps = steps }));

        Assert.Contains("AnotherActivity", difference.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Histories_OfTheVersionOfHostJson_AreThereForEachOrchestrator()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var version = host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString()!;

        var saved = Directory.GetFiles(Path.Combine(Folder, version), "*.json").Select(file => Read(Path.GetRelativePath(Folder, file))).ToList();

        Assert.All(OrchestratorTypes, type => Assert.Contains(saved, history => history.Name == type.Name && history.Status == nameof(OrchestrationRuntimeStatus.Completed)));
        Assert.All(OrchestratorTypes, type => Assert.Contains(saved, history => history.Name == type.Name && history.Status == nameof(OrchestrationRuntimeStatus.Running)));
    }

    private static SavedHistory Read(string file) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Folder, file)), HistoryJson.Default.SavedHistory)!;

    private static Outcome Replay(SavedHistory saved)
    {
        using var host = RunningApp.Builder(static _ => { }, OrchestratorTypes).Build();
        var settings = new OrchestrationSettings(JsonPayloads.Default, NullLoggerFactory.Instance, saved.Version);
        return HistoryReplay.Run(saved, host.Services.GetRequiredService<ITaskFunctions>(), settings);
    }
}
