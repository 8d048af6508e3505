using ProcurementFunctions.Bench.CrashRun;
using ProcurementFunctions.Tests.Local.AppHost;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

/// <summary>The engine in a process that is killed under load. <c>bench/CrashRun</c> does the same with 200 kills.</summary>
public sealed class CrashTests
{
    private const int Kills = 6;
    private const int InFlight = 1_000;

    [Fact]
    public async Task Kill_AtRandomMomentsWithAThousandTasksInFlight_EndsEveryTaskOnceWithOneOrder()
    {
        using var folder = new TemporaryFolder();

        var report = await new CrashCampaign(new CrashOptions { Kills = Kills, Tasks = InFlight, Seed = 7 }, folder.Path).RunAsync();

        Assert.Empty(report.Faults);
        Assert.True(report.Tasks >= InFlight);
        Assert.Equal(report.Tasks, report.Orders);
        Assert.True(report.MedianInFlight >= InFlight, $"only {report.MedianInFlight} tasks were in flight");
    }
}
