using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Autonomy;

/// <summary>The ceiling of a period, by the rules and by many at once on a real store.</summary>
public sealed class AutonomyLedgerTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private static readonly DateTimeOffset At = new(2026, 12, 31, 23, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AutonomyPeriod.Day, "2026-12-31")]
    [InlineData(AutonomyPeriod.Week, "2026-W53")]
    [InlineData(AutonomyPeriod.Month, "2026-12")]
    public void PeriodOf_AMoment_IsItsCalendarPeriod(AutonomyPeriod period, string name) =>
        Assert.Equal(name, AutonomyLedgerRules.PeriodOf(At, period));

    [Fact]
    public void Take_UpToTheCeilingAndNoFurther_AndTheSameOnceMoreChangesNothing()
    {
        var first = AutonomyLedgerRules.Take(AutonomyLedger.Empty("2026-12"), new("P-1", 60, At), 100).Value!;

        Assert.Same(first, AutonomyLedgerRules.Take(first, new("P-1", 60, At.AddHours(1)), 100).Value);
        Assert.Equal(100, AutonomyLedgerRules.Take(first, new("P-2", 40, At), 100).Value!.Total);
        Assert.Equal("60.00 of 100.00 is bought without a person in 2026-12, and 40.01 more is above it", AutonomyLedgerRules.Take(first, new("P-2", 40.01m, At), 100).Refusal);
        Assert.Equal(90, AutonomyLedgerRules.Take(first, new("P-1", 90, At), 100).Value!.Total);
    }

    [Fact]
    public async Task Take_ManyAtOnceFromTwoProcesses_NeverAboveTheCeiling()
    {
        var processes = new[] { await ProcessAsync(), await ProcessAsync() };
        var period = $"t-{Guid.NewGuid():n}";
        decimal[] amounts = [.. Enumerable.Range(1, 24).Select(number => (decimal)(5 + (number * 7 % 23)))];
        var taken = await Task.WhenAll(amounts.SelectMany((amount, index) => Enumerable.Range(0, 2).Select(repeat => Task.Run(() =>
            processes[(index + repeat) % 2].TakeAsync(period, new($"P-{index}", amount, At), 100, default)))));

        var ledger = await processes[0].ReadAsync(period, default);
        Assert.InRange(ledger.Total, 72, 100);
        Assert.Equal(ledger.Entries.Count, ledger.Entries.Select(entry => entry.PurchaseId).Distinct().Count());
        // Both tellings of a purchase, the first and the repeated one, come to what the ledger holds.
        for (var index = 0; index < amounts.Length; index++)
        {
            var isHeld = ledger.Entries.Any(entry => entry.PurchaseId == $"P-{index}");
            Assert.Equal(isHeld, taken[2 * index].IsAccepted || taken[(2 * index) + 1].IsAccepted);
        }
    }

    private async Task<CosmosAutonomyLedgers> ProcessAsync() => new(await cosmos.ContainerAsync(
        OperationsContainer.Definition, AutonomyJson.Default.AutonomyLedger, CosmosAutonomyLedgers.Version));
}
