using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Sourcing;
using ProcurementFunctions.Vendors;
using static ProcurementFunctions.Tests.Purchasing.Consolidation.JointSamples;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

public sealed class SharedOrderRulesTests
{
    private static readonly IReadOnlyList<PurchaseDocument> Both = Several("BOLT", "NUT");
    private static readonly PurchaseDocument Bolts = Both.Single(purchase => purchase.Sku == "BOLT");
    private static readonly PurchaseDocument Nuts = Both.Single(purchase => purchase.Sku == "NUT");
    private static readonly JointOrder Order = Propose(Both);

    private static VendorOrder Shown(string status, params VendorShipment[] shipments) =>
        new(Order.OrderNumber, "V-1", status, Ready.AddDays(10), shipments);

    private static VendorShipment Parcel(DateTimeOffset shipped, DateTimeOffset? delivered, params (string Sku, int Quantity)[] goods) => new(
        "S-1", goods.Sum(one => one.Quantity), shipped, delivered, "T1", [.. goods.Select(one => new VendorGoods(one.Sku, one.Quantity))]);

    private static PurchaseDocument See(PurchaseDocument purchase, VendorOrder shown, DateTimeOffset now)
    {
        var part = SharedOrderRules.PartOf(shown, purchase, OrderRules.Find(purchase, Order.OrderNumber)!, now);
        return ShipmentRules.Apply(PriceRules.Apply(purchase, part, now), part, now);
    }

    [Fact]
    public void Bind_ItsPart_IsTheLineWithItsShareAndSaysWhatWasSaved()
    {
        var bound = SharedOrderRules.Bind(Bolts, Order, Ready);
        var part = Assert.Single(bound.Orders);

        Assert.Equal((Order.OrderNumber, "QJ-1", 100, 10m, 7.5m), (part.Number, part.QuoteId, part.Quantity, part.UnitPrice, part.ShippingCost));
        Assert.Equal((OrderState.Planned, true, 4.5m), (part.State, part.Attempted, part.Shared!.Saved));
        Assert.Equal(["BOLT", "NUT"], part.Shared.Lines.Select(line => line.Sku).Order());
        Assert.Equal(
            $"{Order.OrderNumber}: together with {Nuts.Id} (100 NUT), for 1007.50 instead of 1012.00; saves 4.50, and 9.00 in all",
            bound.Timeline[^1].Detail);
        Assert.Same(bound, SharedOrderRules.Bind(bound, Order, Ready));
        Assert.True(OrderRules.IsPlanned(bound));
        Assert.Same(bound, OrderRules.Plan(bound, Shipping.Standard, Ready));
    }

    [Fact]
    public void Bind_WithdrawnOrderedAskedAnewOrWaitingAgain_IsNotBound()
    {
        PurchaseDocument[] gone =
        [
            PurchaseRules.Cancel(Bolts, "buyer", "no", Ready).Value!,
            OrderRules.Plan(Bolts, Shipping.Standard, Ready),
            OrderRules.AskAnew(Bolts, "sold out", Ready),
            Bolts with { Round = 2 },
            Bolts with { Choice = Bolts.Choice! with { Lines = [Bolts.Choice.Lines[0] with { Quantity = 90 }] } },
            ConsolidationRules.HeldOn(Bolts, Held("WASHER", approvedAt: Now.AddMinutes(5)), Ready),
            Held("WASHER"),
        ];

        Assert.All(gone, one => Assert.Same(one, SharedOrderRules.Bind(one, Order, Ready)));
        Assert.Same(Bolts, SharedOrderRules.Bind(Bolts, Order, Ready.AddSeconds(-1))); // Its undo window still runs.
    }

    [Fact]
    public void Alone_Refused_IsOrderedByItselfAsApproved()
    {
        var refused = JointOrderRules.Refused(JointOrderRules.Sent(Order, Ready), "answered 422", Ready);
        var alone = SharedOrderRules.Alone(SharedOrderRules.Bind(Bolts, Order, Ready), refused, Ready);

        Assert.Equal([OrderState.Refused, OrderState.Planned], alone.Orders.Select(order => order.State));
        var own = alone.Orders[1];
        Assert.Equal((PurchaseIds.OrderNumber(Bolts.Id, 1, 1), "Q-BOLT", 12m, null), (own.Number, own.QuoteId, own.ShippingCost, own.Shared));
        Assert.False(alone.IsVendorTold());
        // What refuses a joint order may well take another, so the vendor is neither blamed nor left out.
        Assert.Null(OrderLessons.Of(alone, alone.Orders[0], Ready));
        Assert.Empty(alone.Wish().NotAgain!);
        Assert.Same(alone, OrderRules.AllTold(alone, Ready));
        Assert.Same(alone, SharedOrderRules.Alone(alone, refused, Ready));
    }

    [Fact]
    public void Alone_Dissolved_LeavesNoOrderBehind()
    {
        var dissolved = JointOrderRules.Dissolved(Order, $"{Nuts.Id} is gone", Ready);
        var alone = SharedOrderRules.Alone(SharedOrderRules.Bind(Bolts, Order, Ready), dissolved, Ready);

        Assert.Equal(PurchaseIds.OrderNumber(Bolts.Id, 1, 1), Assert.Single(alone.Orders).Number);
        Assert.Contains(Nuts.Id, alone.Timeline[^1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Alone_AfterTheVendorWasSilent_IsOrderedByItselfToo()
    {
        var silent = UnconfirmedRules.Unanswered(SharedOrderRules.Bind(Bolts, Order, Ready), Ready.AddMinutes(1));
        Assert.Equal(PurchaseStatus.Unconfirmed, silent.Status);
        var refused = JointOrderRules.Refused(JointOrderRules.Sent(Order, Ready), "answered 422", Ready);

        var alone = SharedOrderRules.Alone(silent, refused, Ready.AddHours(1));

        Assert.Equal((PurchaseStatus.Unconfirmed, OrderState.Planned), (alone.Status, alone.Orders[^1].State));
        Assert.True(OrderRules.Attempt(alone, alone.Orders[^1].Number, Ready.AddHours(1)).Orders[^1].Attempted);
    }

    [Fact]
    public void Alone_SomebodyHadWantedToWithdrawIt_Ends()
    {
        var wished = SharedOrderRules.Withdrawn(SharedOrderRules.Bind(Bolts, Order, Ready), "buyer", "found some", Ready);
        var alone = SharedOrderRules.Alone(wished, JointOrderRules.Dissolved(Order, "gone", Ready), Ready);

        Assert.Equal((PurchaseStatus.Cancelled, 0), (alone.Status, alone.Orders.Count));
    }

    [Fact]
    public void PartOf_OneParcelOfTheOthersLine_ChangesNothingHere()
    {
        var bolts = Ordered(Bolts, Order);
        var seen = See(bolts, Shown("shipped", Parcel(Ready.AddDays(1), null, ("NUT", 100))), Ready.AddDays(2));

        Assert.Equal((PurchaseStatus.Ordered, OrderState.Placed), (seen.Status, seen.Orders[0].State));
        Assert.Null(seen.Orders[0].ShippedAt);
        Assert.Equal(OrderState.Shipped, See(Ordered(Nuts, Order), Shown("shipped", Parcel(Ready.AddDays(1), null, ("NUT", 100))), Ready.AddDays(2)).Orders[0].State);
    }

    [Fact]
    public void PartOf_ShortHereAndOverThere_IsEachLinesOwn()
    {
        var at = Ready.AddDays(9);
        var shown = Shown("delivered", Parcel(at.AddDays(-3), at, ("NUT", 104), ("BOLT", 60)), Parcel(at.AddDays(-2), at, ("BOLT", 35)));

        var (bolts, nuts) = (See(Ordered(Bolts, Order), shown, at), See(Ordered(Nuts, Order), shown, at));

        Assert.Equal((OrderState.Delivered, 95), (bolts.Orders[0].State, bolts.Orders[0].DeliveredQuantity));
        Assert.Equal((OrderState.Delivered, 104), (nuts.Orders[0].State, nuts.Orders[0].DeliveredQuantity));
    }

    [Fact]
    public void PartOf_DeliveredWithoutALine_NothingCameOfIt()
    {
        var at = Ready.AddDays(9);
        var bolts = See(Ordered(Bolts, Order), Shown("delivered", Parcel(at.AddDays(-3), at, ("NUT", 100))), at);

        Assert.Equal((OrderState.Delivered, 0), (bolts.Orders[0].State, bolts.Orders[0].DeliveredQuantity));
        Assert.Equal(PurchaseStatus.Cancelled, EndRules.End(bolts, at).Status);
    }

    [Fact]
    public void PartOf_TheVendorsWordForALine_CountsBeforeThatForTheOrder()
    {
        var shown = Shown("backordered") with
        {
            ExpectedAt = Ready.AddDays(20),
            Lines = [new("BOLT", 100, 10, "acknowledged", Ready.AddDays(8)), new("NUT", 100, 10, "backordered", Ready.AddDays(20))],
        };

        var (bolts, nuts) = (See(Ordered(Bolts, Order), shown, Ready.AddDays(1)), See(Ordered(Nuts, Order), shown, Ready.AddDays(1)));

        Assert.Equal((OrderState.Placed, Ready.AddDays(8)), (bolts.Orders[0].State, bolts.Orders[0].ExpectedAt));
        Assert.Equal((OrderState.Backordered, Ready.AddDays(20)), (nuts.Orders[0].State, nuts.Orders[0].ExpectedAt));
    }

    [Fact]
    public void Placed_ADayForTheWholeOrder_IsThePromiseOfItsLastGoodsOnly()
    {
        var quick = Order with { Lines = [.. Order.Lines.Select(line => line.Sku == "BOLT" ? line with { Together = line.Together! with { LeadTimeDays = 4 } } : line)] };

        Assert.Equal(Ready.AddDays(4), Ordered(Bolts, quick).Orders[0].PromisedAt);
        Assert.Equal(Ready.AddDays(10), Ordered(Nuts, quick).Orders[0].PromisedAt);
    }

    [Fact]
    public void Price_OfOneLineAndTheShippingRaised_EachPaysItsPart()
    {
        // 10.50 for a bolt; 18 for shipping instead of 15, which both share half and half.
        var shown = Shown("acknowledged") with { ShippingCost = 18, Lines = [new("BOLT", 100, 10.5m, null, null), new("NUT", 100, 10, null, null)] };
        var policyCovers = See(Ordered(Bolts, Order), shown, Ready);
        var nuts = See(Ordered(Nuts, Order), shown, Ready);

        Assert.Equal((10.5m, 9m), (policyCovers.Orders[0].UnitPrice, policyCovers.Orders[0].ShippingCost));
        Assert.Equal((10m, 9m), (nuts.Orders[0].UnitPrice, nuts.Orders[0].ShippingCost));
        Assert.Same(nuts, See(nuts, shown, Ready));
    }

    [Fact]
    public void Cancel_OfASharedOrder_NamesTheOthersUntilAllAreWithdrawn()
    {
        var bolts = Ordered(Bolts, Order);
        var refused = PurchaseRules.Cancel(bolts, "buyer", "no", Ready);

        Assert.Contains(Nuts.Id, refused.Refusal, StringComparison.Ordinal);
        var wished = SharedOrderRules.Withdrawn(bolts, "buyer", "no", Ready);
        Assert.True(SharedOrderRules.IsWanted(bolts, Order.OrderNumber));
        Assert.False(SharedOrderRules.IsWanted(wished, Order.OrderNumber));
        Assert.Same(wished, SharedOrderRules.Withdrawn(wished, "buyer", "no", Ready));
        Assert.NotNull(PurchaseRules.Cancel(wished, "buyer", "no", Ready, withAll: true).Value!.Cancel);
    }

    [Fact]
    public void AfterCancelled_ForAnothersSake_IsAskedAnewAndTheVendorIsNotBlamed()
    {
        var asked = SharedOrderRules.CancelAsked(Ordered(Bolts, Order), Order.OrderNumber, Ready);
        var cancelled = See(asked, Shown("cancelled"), Ready);
        var anew = SharedOrderRules.AfterCancelled(cancelled, Ready);

        Assert.Equal((PurchaseStatus.Sourcing, 2, null), (anew.Status, anew.Round, anew.HeldUntil));
        Assert.False(anew.IsVendorTold());
        Assert.Empty(anew.Wish().NotAgain!);
        Assert.Same(asked, SharedOrderRules.CancelAsked(asked, Order.OrderNumber, Ready.AddDays(1)));
    }

    [Fact]
    public void AfterCancelled_ByTheVendorItself_IsAsAnOrderThatItTookBack()
    {
        var cancelled = See(Ordered(Bolts, Order), Shown("cancelled"), Ready);

        Assert.Same(cancelled, SharedOrderRules.AfterCancelled(cancelled, Ready));
        var anew = RestRules.Check(cancelled, Ready);
        Assert.Equal(PurchaseStatus.Sourcing, anew.Status);
        Assert.Equal(["ACME"], anew.Wish().NotAgain!);
    }

    [Fact]
    public void Lessons_OfAnOrderThatIsShared_AreToldOnceAndByTheLine()
    {
        var (bolts, nuts) = (Ordered(Bolts, Order), Ordered(Nuts, Order));
        var told = new[] { bolts, nuts }.Count(purchase => OrderLessons.Of(purchase, purchase.Orders[0], Ready) is { Accepted: true });
        var received = ReceiptRules.Receive(bolts, new("R-1", 100, 0, "buyer"), 10, Ready).Value!;
        var came = ReceiptLessons.Of(received, received.Orders[0])!;

        Assert.Equal(1, told);
        Assert.Equal($"order:{Order.OrderNumber}:BOLT", came.Id);
    }
}
