using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Vendors;

public sealed class DatedOfferRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    [Fact]
    public void AsOf_TermsOfALaterDay_TakeTheirPlaceOnIt()
    {
        var offer = DatedOfferRules.Told(DatedOfferRules.Told(Terms(3m), Terms(3.2m, "2027-01-01"), Today), Terms(3.4m, "2027-07-01"), Today);

        Assert.Equal([3m, 3.2m, 3.2m, 3.4m], new[] { "2026-12-31", "2027-01-01", "2027-06-30", "2028-01-01" }.Select(day => DatedOfferRules.AsOf(offer, DateOnly.Parse(day, null)).UnitPrice));
        Assert.Equal([1, 0], new[] { "2027-01-01", "2027-07-01" }.Select(day => DatedOfferRules.AsOf(offer, DateOnly.Parse(day, null)).LaterTerms.Count));
    }

    /// <summary>Rows of a file are stored in no certain order.</summary>
    [Fact]
    public void Told_TheSameTermsInAnyOrder_AreTheSameOffer()
    {
        VendorOffer[] terms = [Terms(2.8m, "2025-01-01", "2025-12-31"), Terms(3m, "2026-01-01", "2026-12-31"), Terms(3.2m, "2027-01-01")];
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

        foreach (var order in orders)
        {
            VendorOffer? offer = null;
            foreach (var at in order) offer = DatedOfferRules.Told(offer, terms[at], Today);
            var now = DatedOfferRules.AsOf(offer!, Today);
            Assert.Equal((3m, "3.2"), (now.UnitPrice, string.Join(',', now.LaterTerms.Select(later => FormattableString.Invariant($"{later.UnitPrice}")))));
        }
    }

    [Fact]
    public void Told_WhatIsKnown_ChangesNothing()
    {
        var (now, later) = (Terms(3m) with { ImportDigest = "a" }, Terms(3.2m, "2027-01-01") with { ImportDigest = "b" });
        var offer = DatedOfferRules.Told(now, later, Today);

        Assert.Same(offer, DatedOfferRules.Told(offer, now, Today));
        Assert.Same(offer, DatedOfferRules.Told(offer, later, Today));
        Assert.Same(offer, DatedOfferRules.Told(offer, Terms(1m, "2020-01-01", "2020-12-31"), Today));
    }

    [Fact]
    public void Told_NewTermsThatCount_KeepContractsAndLaterTerms()
    {
        var before = ContractRules.With(DatedOfferRules.Told(Terms(3m), Terms(3.2m, "2027-01-01"), Today), new("C-1", 2m, null, null, null, new Dictionary<string, int>()));

        var after = DatedOfferRules.Told(before, Terms(2.9m), Today);

        Assert.Equal((2.9m, "C-1", 3.2m), (after.UnitPrice, after.Contracts.Single().Number, after.LaterTerms.Single().UnitPrice));
        // Terms that end what counts do end it.
        Assert.Equal(new DateOnly(2026, 11, 1), DatedOfferRules.Told(before, Terms(3m, null, "2026-11-01"), Today).ValidTo);
    }

    private static VendorOffer Terms(decimal price, string? from = null, string? to = null) => new()
    {
        Id = "ACME",
        Sku = "BOLT",
        VendorId = "ACME",
        UnitPrice = price,
        ValidFrom = from is null ? null : DateOnly.Parse(from, null),
        ValidTo = to is null ? null : DateOnly.Parse(to, null),
    };
}
