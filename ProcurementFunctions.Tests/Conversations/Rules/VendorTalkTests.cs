using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class VendorTalkTests
{
    private readonly Talk _talk = new();

    [Fact]
    public void Decide_HowReliable_SaysWhatWasSeenAndHowSurely()
    {
        var record = new VendorRecordFact(
            true, 3, new(0.958, 0.827, 0.986, 59), new(5.91, 5.4, 6.4, 59), new(0.98, 0.86, 0.99, 59), new(0.009, 0.004, 0.125, 59), null);

        var reply = _talk.Say("how reliable is Acme?", Of(new("ACME", "Acme Ltd", record))).Reply;

        Assert.Equal(
            "Acme Ltd (ACME): in time 95.8 %, most likely 82.7 to 98.6 %, seen 59 times; about 5.9 days from order to goods, most likely 5.4 to 6.4, " +
            "seen 59 times; delivers 98 % of what is ordered; 0.9 % of it is rejected. I have placed 3 orders with it.",
            reply);
    }

    [Fact]
    public void Decide_HowReliableIsOneThatNothingWasSeenOf_SaysSo() => Assert.Equal(
        "Acme Ltd (ACME): I have seen nothing of it yet and reckon with what is usual. I have placed 1 order with it. The firm does not buy from it now.",
        _talk.Say("is Acme late?", Of(new("ACME", "Acme Ltd", new(false, 1, null, null, null, null, null)))).Reply);

    [Fact]
    public void Decide_HowReliable_NeedsTheRecordOfTheVendor()
    {
        var needs = _talk.Needs("how reliable is Acme?");

        Assert.Equal(("Acme", true), (needs.Vendor, needs.VendorRecord));
    }

    [Fact]
    public void Decide_HowReliableIsNoVendor_SaysSo() =>
        Assert.Equal("I know no vendor called \"Zorbix\".", _talk.Say("how reliable is Zorbix?", KnownFacts.None).Reply);

    [Fact]
    public void Decide_OrderFromAnUnknownVendor_OrdersNothing()
    {
        var outcome = _talk.Say("order 10 AR-5381 from Acme", KnownFacts.None with { Items = [Talk.Item("AR-5381")] });

        Assert.Empty(outcome.Effects);
        Assert.Equal("I know no vendor called \"Acme\".", outcome.Reply);
    }

    [Fact]
    public void Decide_OrderFromAVendor_IsKeptWithIt()
    {
        var outcome = _talk.Say("order 10 AR-5381 from Acme", Talk.Deal("AR-5381", 10) with { Vendors = [new("ACME", "Acme Ltd")] });

        Assert.Equal("ACME", Assert.IsType<StartPurchase>(Assert.Single(outcome.Effects)).Request.Vendor);
    }

    [Fact]
    public void Decide_TwoItems_StartsAPurchaseOfEach()
    {
        var facts = KnownFacts.None with { Items = [Talk.Item("AR-5381")] };

        var outcome = _talk.Say("order 10 AR-5381 and 5 BB-7421", facts);

        Assert.Equal(2, outcome.Purchases.Distinct().Count());
        Assert.Equal(2, outcome.Effects.Count);
    }

    private static KnownFacts Of(VendorFact vendor) => KnownFacts.None with { Vendors = [vendor] };
}
