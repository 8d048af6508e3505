using ProcurementFunctions.Hosting.Privacy;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Sourcing;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>What was asked with a purchase, from its record to what vendors are asked.</summary>
public sealed class AskedTermsTests
{
    private static readonly PurchaseRequest All = new(PurchaseSource.Api, "buyer:1", "AR-5381", 100, "buyer", new DateOnly(2026, 12, 24))
    {
        Shipping = Shipping.Express,
        Vendor = "ACME",
        MaxTotal = 900.5m,
        MaxUnitPrice = 9.125m,
        Note = "to the side door",
    };

    private static PurchaseDocument Asked(PurchaseRequest request, int least = 0) =>
        PurchaseRules.Create("P-0123456789ABC", request, Samples.Item, Samples.Now, least);

    [Fact]
    public void Create_WithAll_SaysItInTheTimeline()
    {
        Assert.Equal(
            "100 of AR-5381, needed by 2026-12-24, by express, from ACME alone, at most 900.50 in all, at most 9.125 a unit, noted: to the side door",
            Assert.Single(Asked(All).Timeline).Detail);
        Assert.Equal("a fair, needed by 2026-12-24", Asked(new(PurchaseSource.Api, "buyer:1", "AR-5381", 100, "buyer", All.NeededBy, "a fair")).Timeline[0].Detail);
    }

    [Fact]
    public void Wish_OfAPurchase_HasWhatWasAskedWithIt()
    {
        var wish = Asked(All).Wish();

        Assert.Equal(
            (All.NeededBy, All.Shipping, All.Vendor, All.MaxTotal, All.MaxUnitPrice),
            (wish.NeededBy, wish.Shipping, wish.Vendor, wish.MaxTotal, wish.MaxUnitPrice));
    }

    [Fact]
    public void Wish_BesideOrdersThatStand_HasWhatIsLeftOfTheTotal()
    {
        var split = Samples.Ordered(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 40)) with { MaxTotal = 1_050 };
        split = OrderRules.Change(split, split.Orders[1].Number, order => order with { State = OrderState.Refused });

        Assert.Equal(450m, split.Wish().MaxTotal);
    }

    [Fact]
    public void Create_FewerThanAlwaysNeededButWithATotal_AreAsAskedAndItSaysSo()
    {
        var kept = Asked(All, least: 150);

        Assert.Equal((100, null), (kept.Quantity, kept.RaisedFrom));
        Assert.Equal(("quantityKept", "100 as asked for, and not the 150 that the user always needs at least: a ceiling was set for it"), (kept.Timeline[1].Event, kept.Timeline[1].Detail));
        Assert.Equal(150, Asked(All with { MaxTotal = null }, least: 150).Quantity);
    }

    [Fact]
    public void Erased_Requester_TheNoteGoesAndTheRestStays()
    {
        var erased = PersonalPurchaseRules.Erased(Asked(All), Erasure.Of("buyer"), RequesterSeal.Of("buyer"));

        Assert.Null(erased.Note);
        Assert.DoesNotContain("side door", erased.Timeline[0].Detail, StringComparison.Ordinal);
        Assert.Equal((All.Shipping, All.MaxTotal), (erased.Shipping, erased.MaxTotal));
    }

    [Fact]
    public void Chosen_NothingWithinTheCeiling_EndsAndSaysWhatItWouldCost()
    {
        var ended = Chosen(Asked(All with { Vendor = null }), Samples.Quote("ACME"), Samples.Quote("OTHER", 9.50m, shipping: 20));

        Assert.Equal((PurchaseStatus.NoOffer, null), (ended.Status, ended.Choice));
        Assert.Equal(("noOffer", "the best offer is 970.00, above the ceiling of 900.50"), (ended.Timeline[^1].Event, ended.Timeline[^1].Detail));
    }

    [Fact]
    public void Chosen_AnewAfterARefusal_TheCeilingCounts()
    {
        var planned = Samples.Planned() with { MaxTotal = 1_100 };
        var anew = OrderRules.AllTold(OrderRules.Refused(OrderRules.Attempt(planned, planned.Orders[0].Number, Samples.Now), planned.Orders[0].Number, "sold out", Samples.Now), Samples.Now);
        Assert.Equal((PurchaseStatus.Sourcing, 1_100m), (anew.Status, anew.Wish().MaxTotal));

        var ended = Chosen(anew, Samples.Quote("OTHER", 12));
        Assert.Equal(PurchaseStatus.Failed, ended.Status);
        Assert.Equal("no vendor took the order, and the best offer is 1200.00, above the ceiling of 1100.00", ended.Timeline[^1].Detail);
    }

    [Fact]
    public void Chosen_TheRestIsTooDear_GoesOnWithWhatStands()
    {
        var planned = Samples.Planned(Samples.Quote("A", maximum: 60), Samples.Quote("B", maximum: 40)) with { MaxTotal = 1_050 };
        var (a, b) = (planned.Orders[0].Number, planned.Orders[1].Number);
        var placed = OrderRules.Placed(OrderRules.Attempt(planned, a, Samples.Now), new(a, "V-1", "acknowledged", Samples.Now.AddDays(10), []), Samples.Now);
        var half = OrderRules.AllTold(OrderRules.Refused(OrderRules.Attempt(placed, b, Samples.Now), b, "sold out", Samples.Now), Samples.Now);

        var gone = Chosen(half, Samples.Quote("C", 12));
        Assert.Equal(PurchaseStatus.Ordered, gone.Status);
        Assert.Contains("the 40 that are missing are not bought: the best offer is 480.00, above the ceiling of 450.00, which is left of 1050.00", gone.Timeline[^1].Detail, StringComparison.Ordinal);
        Assert.Equal("chosen", Chosen(half, Samples.Quote("C", 11)).Timeline[^1].Event);
    }

    private static PurchaseDocument Chosen(PurchaseDocument purchase, params Quote[] quotes)
    {
        var wish = purchase.Wish();
        var (choice, record) = ChoiceRules.Choose(
            Samples.Inputs(wish.Quantity, quotes) with { Ceilings = Ceilings.Of(wish.MaxTotal, wish.MaxUnitPrice), OnlyVendor = wish.Vendor });
        return SourcingRules.Chosen(purchase, quotes, [], choice, record, Samples.Now);
    }
}
