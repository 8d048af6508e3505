using CsCheck;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Tests.Invoices;

public sealed class InvoiceSharesTests
{
    [Fact]
    public void Spread_OfAnyAmount_AddsUp() =>
        Gen.Select(Gen.Int[-100_000, 100_000], Gen.Int[0, 10_000].Array[1, 9]).Sample((cents, weights) =>
        {
            var parts = InvoiceShares.Spread(cents / 100m, [.. weights.Select(weight => weight / 100m)]);
            Assert.Equal(cents / 100m, parts.Sum());
            Assert.All(parts, part => Assert.Equal(decimal.Round(part, 2), part));
        });

    [Fact]
    public void Of_APurchaseAlone_IsAllOfIt()
    {
        var share = InvoiceShares.Of(Papers.Invoice(tax: 7, charges: -2), new Dictionary<string, ProcurementFunctions.Purchasing.PurchaseDocument> { [Papers.Purchase] = Papers.Received() })[Papers.Purchase];

        Assert.Equal((1025m, 100, 20m), (share.Amount, share.Orders.Single().Units, share.Orders.Single().Freight));
    }
}
