using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Insights.Orders;

public sealed class PurchaseValueRulesTests
{
    [Fact]
    public void Of_EachPointOfALife_IsWhatIsKnownBest()
    {
        var ordered = Samples.Ordered(Samples.Quote("ACME", shipping: 12));
        var received = ReceiptRules.Receive(ordered, new("R-1", 100, 40, "buyer"), 10, Samples.Now).Value!;

        Assert.Equal(0, PurchaseValueRules.Of(Samples.Sourcing()));
        Assert.Equal(1000, PurchaseValueRules.Of(Samples.Chosen()));
        Assert.Equal(1000, PurchaseValueRules.Of(Samples.Waiting()));
        Assert.Equal(1012, PurchaseValueRules.Of(ordered));
        Assert.Equal(612, PurchaseValueRules.Of(received with { Status = PurchaseStatus.Received }));
        Assert.Equal(0, PurchaseValueRules.Of(ordered with { Status = PurchaseStatus.Cancelled }));
    }
}
