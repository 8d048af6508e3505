using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Insights.Money;

public sealed class SpendRulesTests
{
    private static readonly PurchaseDocument Ordered = With(BudgetState.Committed, Samples.Ordered(
        Samples.Quote("ACME", available: 60, shipping: 5), Samples.Quote("BETA", 11, available: 60)));

    [Fact]
    public void LinesOf_OfAnOrderedSplit_AreItsOrdersAsCommitted()
    {
        var lines = SpendRules.LinesOf(Ordered).ToArray();

        Assert.Equal(["ACME", "BETA"], lines.Select(line => line.VendorId).Order());
        Assert.All(lines, line => Assert.False(line.IsActual));
        Assert.Equal(Ordered.Choice!.Total, lines.Sum(line => line.Amount));
    }

    [Fact]
    public void LinesOf_OfWhatEnded_AreWhatCame()
    {
        var received = ReceiptRules.Receive(Ordered, new("R-1", 50, 10, "buyer"), 10, Samples.Now.AddDays(3)).Value!;
        var ended = With(BudgetState.Actual, received with { Status = PurchaseStatus.Received });
        var line = Assert.Single(SpendRules.LinesOf(ended));

        Assert.True(line.IsActual);
        Assert.Equal(EndRules.ActualCost(ended), line.Amount);
    }

    [Fact]
    public void LinesOf_BeforeAVendorHasAnOrder_AreNone()
    {
        Assert.Empty(SpendRules.LinesOf(With(BudgetState.Reserved, Samples.Waiting())));
        Assert.Empty(SpendRules.LinesOf(With(BudgetState.Released, Ordered)));
        Assert.Empty(SpendRules.LinesOf(Samples.Sourcing()));
    }

    [Theory]
    [InlineData(null, null, null, null, true)]
    [InlineData("2026-11-02", "2026-11-02", "ACME", "AR-5381", true)]
    [InlineData("2026-11-03", null, null, null, false)]
    [InlineData(null, "2026-11-01", null, null, false)]
    [InlineData(null, null, "BETA", null, false)]
    [InlineData(null, null, null, "NUT", false)]
    public void IsWithin_ByDaysVendorAndItem(string? from, string? to, string? vendor, string? sku, bool isWithin)
    {
        var line = SpendRules.LinesOf(Ordered).Single(line => line.VendorId == "ACME");

        Assert.Equal(isWithin, SpendRules.IsWithin(line, new(SpendBy.Month, Day(from), Day(to), vendor, sku)));
    }

    [Fact]
    public void Tally_OfASharedOrder_CountsItOnce()
    {
        var line = SpendRules.LinesOf(Ordered).First() with { IsShared = true };
        var tally = new SpendTally();
        tally.Add(line);
        tally.Add(line with { Sku = "NUT" });
        tally.Add(line with { IsShared = false, IsActual = true, Amount = 7 });

        Assert.Equal(new(7, 2 * line.Amount, 2), tally.Spend);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static PurchaseDocument With(BudgetState state, PurchaseDocument purchase) =>
        purchase with { Budget = new("2026-11", state, 1, Samples.Now) };
}
