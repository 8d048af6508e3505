using ProcurementFunctions.Doctor;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Doctor;

public sealed class OfferHealthRulesTests
{
    [Theory]
    [InlineData("2026-07-01", 0)]
    [InlineData("2026-06-30", 1)]
    public void Of_TwoContracts_AreFoundWhereTheyCountOnTheSameDay(string from, int findings)
    {
        var none = new Dictionary<string, int>();
        var offer = new VendorOffer
        {
            Id = "ACME",
            Sku = "BOLT",
            VendorId = "ACME",
            Contracts = [new("C-1", 1, null, null, new(2026, 6, 30), none), new("C-2", 1, null, DateOnly.Parse(from, null), null, none)],
        };

        var found = OfferHealthRules.Of(offer, default).ToList();

        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal("contracts C-1 and C-2 of vendor ACME for BOLT count on the same days", finding.What));
    }
}
