using System.Text.Json;
using ProcurementFunctions.Local.FunctionsHost.Durable;
using ProcurementFunctions.Local.FunctionsHost.Functions;
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

    public static TheoryData<string> Files => [.. Names];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_SavedHistory_TheCodeDoesTheSameAgain(string file)
    {
        var saved = Read(file);

        var actions = await app.Host.ReplayAsync(saved);

        Assert.Equal(Path.GetDirectoryName(file), saved.Version);
        Assert.Equal(saved.LastCalls(), actions.Calls());
        if (saved.Status == nameof(P.OrchestrationStatus.Completed))
            Assert.Equal((P.OrchestrationStatus.Completed, saved.Output), (actions.End()?.OrchestrationStatus, actions.End()?.Result));
        else
            Assert.Null(actions.End());
    }

    /// <summary>Those that hold calls of earlier steps, which the code must make again.</summary>
    public static TheoryData<string> FilesWithEarlierCalls =>
        [.. Names.Where(file => Read(file) is var saved && saved.Events.Count(happened => happened.TaskScheduled is not null) > saved.LastCalls().Count())];

    [Theory]
    [MemberData(nameof(FilesWithEarlierCalls))]
    public async Task Replay_HistoryOfOtherCode_Fails(string file)
    {
        var saved = Read(file);
        saved.Events.First(happened => happened.TaskScheduled is not null).TaskScheduled.Name = "AnotherActivity";

        var end = (await app.Host.ReplayAsync(saved)).End()!;

        Assert.Equal(P.OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.StartsWith("Non-Deterministic workflow detected", end.Result, StringComparison.Ordinal);
        Assert.Contains("'AnotherActivity'", end.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Histories_OfTheVersionOfHostJson_AreThereForEachOrchestrator()
    {
        using var host = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "host.json")));
        var version = host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString()!;
        var orchestrators = (await app.Host.CatalogAsync()).WithTrigger(TriggerTypes.Orchestration).Select(function => function.Name).ToList();

        var saved = Directory.GetFiles(Path.Combine(Folder, version), "*.json").Select(file => Read(Path.GetRelativePath(Folder, file))).ToList();

        Assert.NotEmpty(orchestrators);
        Assert.All(orchestrators, name => Assert.Contains(saved, history => history.Name == name && history.Status == nameof(P.OrchestrationStatus.Completed)));
        Assert.All(orchestrators, name => Assert.Contains(saved, history => history.Name == name && history.Status == nameof(P.OrchestrationStatus.Running)));
    }

    private static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal);

    private static SavedHistory Read(string file) => SavedHistory.Parse(File.ReadAllText(Path.Combine(Folder, file)));
}
