using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Tests.Purchasing.Receiving;

public sealed class ShipmentRulesTests
{
    [Fact]
    public void NoteLate_PromisedForTheEndOfTime_IsNotLate()
    {
        var purchase = Samples.Ordered();
        var order = purchase.Orders[0] with { ExpectedAt = DateTimeOffset.MaxValue };

        Assert.Same(purchase, ShipmentRules.NoteLate(purchase, order, Samples.Now));
    }

    [Fact]
    public void Apply_MoreShipmentsThanFitACount_IsTakenForTheMost()
    {
        var purchase = Samples.Ordered();
        var shown = Samples.Shown(purchase.Orders[0], "delivered", 1, 1);
        var parcel = shown.Shipments[0] with { Quantity = int.MaxValue };

        var after = ShipmentRules.Apply(purchase, shown with { Shipments = [parcel, parcel] }, Samples.Now);

        Assert.Equal(int.MaxValue, after.Orders[0].DeliveredQuantity);
    }
}
