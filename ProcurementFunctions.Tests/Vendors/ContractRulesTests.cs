using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Vendors;

public sealed class ContractRulesTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("2026-06-15", "2026-06-15", null)]
    [InlineData("2026-06-16", null, "its offer is valid from 2026-06-16")]
    [InlineData(null, "2026-06-14", "its offer was valid until 2026-06-14")]
    public void WhyNot_OfferOfDates_CountsOnThem(string? from, string? to, string? reason) =>
        Assert.Equal(reason, ContractRules.WhyNot(Offer() with { ValidFrom = Day(from), ValidTo = Day(to) }, Today));

    [Fact]
    public void WhyNot_OfferThatRanOutWithAContractThatCounts_None() =>
        Assert.Null(ContractRules.WhyNot(ContractRules.With(Offer() with { ValidTo = Today.AddDays(-1) }, Contract("C-1", null, null)), Today));

    [Fact]
    public void Drawn_UntilNothingIsLeft_TheContractDoesNotCountAnyMore()
    {
        var offer = ContractRules.With(Offer(), Contract("C-1", null, null));

        var some = ContractRules.Drawn(ContractRules.Drawn(offer, "C-1", "PO-1", 60), "C-1", "PO-1", 60);
        var all = ContractRules.Drawn(some, "C-1", "PO-2", 40);

        Assert.Equal(40, ContractRules.Current(some, Today)!.Left);
        Assert.Null(ContractRules.Current(all, Today));
        Assert.Equal(60, ContractRules.Current(ContractRules.Drawn(all, "C-1", "PO-1", 0), Today)!.Left);
        Assert.Same(all, ContractRules.Drawn(all, "C-9", "PO-3", 1));
    }

    [Fact]
    public void With_TheSameNumberAgain_KeepsWhatWasDrawn()
    {
        var offer = ContractRules.Drawn(ContractRules.With(Offer(), Contract("C-1", null, null)), "C-1", "PO-1", 60);

        var put = Assert.Single(ContractRules.With(offer, Contract("C-1", null, null) with { Quantity = 200 }).Contracts);

        Assert.Equal(140, put.Left);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2026-07-01", null, false)]
    [InlineData("2026-06-30", "2026-07-31", true)]
    [InlineData(null, "2026-05-31", false)]
    [InlineData(null, "2026-06-01", true)]
    public void Overlapping_ContractOfTheSameDays_IsFound(string? from, string? to, bool overlaps)
    {
        var known = Contract("C-1", "2026-06-01", "2026-06-30");

        Assert.Equal(overlaps, ContractRules.Overlapping([known], Contract("C-2", from, to)) == known);
        Assert.Null(ContractRules.Overlapping([known], known with { Number = "C-1", ValidTo = null }));
    }

    private static VendorOffer Offer() => new() { Id = "ACME", Sku = "BOLT", VendorId = "ACME" };

    private static SupplyContract Contract(string number, string? from, string? to) =>
        new(number, 2m, 100, Day(from), Day(to), new Dictionary<string, int>());

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
