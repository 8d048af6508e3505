using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class LocationTalkTests
{
    private const string Purchase = "P-0123456789ABC";

    private static readonly InventoryItem Item = new()
    {
        Id = "AR-5381",
        Sku = "AR-5381",
        Name = "Adjustable Race",
        OnHand = 10,
        Locations = new Dictionary<string, LocationStock> { ["Main warehouse"] = new(7), ["Back room"] = new(3) },
    };

    private static readonly ItemPlaces Places = new(Item, ["Main warehouse", "Back room", "Attic"], "Main warehouse");

    private static readonly KnownFacts Shipped = KnownFacts.None with
    {
        Places = Places,
        Purchase = new(Purchase, "AR-5381", "Adjustable Race", 20, PurchaseStatus.Shipped, "buyer", 25, "Acme", null, null, null, IsVendorTold: true) { ToReceive = 20, Returnable = 5 },
    };

    private static readonly KnownFacts Stock = KnownFacts.None with
    {
        Places = Places,
        Items = [Talk.Item("AR-5381") with { Places = LocationRules.Listed(Item) }],
    };

    private readonly Talk _talk = new();

    [Theory]
    [InlineData("received 20 of P-0123456789ABC in the back room", 20, "Back room")]
    [InlineData("we have received 12 pieces of P-0123456789ABC at the Attic", 12, "Attic")]
    [InlineData("20 of P-0123456789ABC arrived in the back room", 20, "Back room")]
    [InlineData("received 20 of P-0123456789ABC", 20, "Main warehouse")]
    [InlineData("please book in 5 of P-0123456789ABC into the main warehouse", 5, "Main warehouse")]
    public void Decide_Receipt_IsBookedWhereItWasSaid(string text, int quantity, string location)
    {
        Assert.Equal((Purchase, true), (_talk.Needs(text).PurchaseId, _talk.Needs(text).Places));
        var outcome = _talk.Say(text, Shipped);

        var effect = Assert.IsType<BookReceipt>(Assert.Single(outcome.Effects));
        Assert.Equal((Purchase, quantity, location), (effect.PurchaseId, effect.Quantity, effect.Location));
        Assert.Contains($"as received at {location}", outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("received 20 of P-0123456789ABC in the cellar", "there is no location cellar; known are Main warehouse, Back room, Attic")]
    [InlineData("received 21 of P-0123456789ABC in the back room", "20 are still to be counted")]
    [InlineData("receive P-0123456789ABC", "How many")]
    [InlineData("received 20 of P-0123456789ABC in the back room if they are good", "")]
    [InlineData("we have not received 20 of P-0123456789ABC in the back room", "")]
    [InlineData("did we receive 20 of P-0123456789ABC in the back room?", "")]
    [InlineData("received about 20 of P-0123456789ABC in the back room", "")]
    [InlineData("received 20 of P-0123456789ABC in the back room, 2 of them broken", "")]
    public void Decide_ReceiptThatIsNotClear_DoesNothingAndAsks(string text, string says)
    {
        var outcome = _talk.Say(text, Shipped);

        Assert.Empty(outcome.Effects);
        Assert.Contains(says, outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("we received 12 adjustable races", 12, "Main warehouse")]
    [InlineData("received 12 AR-5381 in the back room", 12, "Back room")]
    [InlineData("12 of the AR-5381 have arrived", 12, "Main warehouse")]
    public void Decide_ReceiptByItem_IsOfTheOnePurchaseThatWaitsForIt(string text, int quantity, string location)
    {
        Assert.True(_talk.Needs(text).Receivable);
        var outcome = _talk.Say(text, OfItem(Shipped.Purchase!));

        var effect = Assert.IsType<BookReceipt>(Assert.Single(outcome.Effects));
        Assert.Equal((Purchase, quantity, location), (effect.PurchaseId, effect.Quantity, effect.Location));
    }

    [Theory]
    [InlineData("we received 21 AR-5381", "20 are still to be counted")]
    [InlineData("the AR-5381 have arrived", "How many of P-0123456789ABC")]
    [InlineData("have the AR-5381 arrived?", "")]
    [InlineData("we have not received 12 AR-5381", "")]
    [InlineData("we received 12 AR-5381, I think", "")]
    public void Decide_ReceiptByItemThatIsNotClear_DoesNothingAndAsks(string text, string says)
    {
        var outcome = _talk.Say(text, OfItem(Shipped.Purchase!));

        Assert.Empty(outcome.Effects);
        Assert.Contains(says, outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ReceiptByItemOfSeveralPurchases_AsksWhich()
    {
        var outcome = _talk.Say("we received 12 AR-5381", OfItem(Shipped.Purchase!, Shipped.Purchase! with { Id = "P-OTHER", ToReceive = 5 }));

        Assert.Empty(outcome.Effects);
        Assert.Contains("P-0123456789ABC: 20 to come; P-OTHER: 5 to come", outcome.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ReceiptByItemThatNobodyHasOrdered_IsRefused()
    {
        var outcome = _talk.Say("we received 12 AR-5381", OfItem());

        Assert.Empty(outcome.Effects);
        Assert.Contains("No purchase of AR-5381", outcome.Reply, StringComparison.Ordinal);
    }

    private static KnownFacts OfItem(params PurchaseFact[] receivable) => Stock with { Receivable = receivable };

    [Fact]
    public void Decide_ReceiptByOneWhoMayNotBuy_IsRefused() =>
        Assert.Empty(new Talk { Rights = default }.Say("received 20 of P-0123456789ABC", Shipped).Effects);

    [Fact]
    public void Decide_ReceiptOfWhatNobodyHasOrdered_IsRefused()
    {
        var outcome = _talk.Say("received 20 of P-0123456789ABC", Shipped with { Purchase = Shipped.Purchase! with { ToReceive = null } });

        Assert.Empty(outcome.Effects);
        Assert.Contains("Nothing can be booked in", outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 3 of P-0123456789ABC from the back room because they are broken", "Back room")]
    [InlineData("return 3 of P-0123456789ABC because they are broken", "Main warehouse")]
    public void Decide_Return_TakesThemFromWhereItWasSaid(string text, string location)
    {
        var outcome = _talk.Say(text, Shipped);

        Assert.Equal(location, Assert.IsType<BookReturn>(Assert.Single(outcome.Effects)).Location);
        Assert.Contains($"out of the stock at {location}", outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 4 of P-0123456789ABC from the back room because they are broken", "4 are more than the 3 at Back room")]
    [InlineData("return 4 of P-0123456789ABC from the cellar because they are broken", "no location cellar")]
    public void Decide_ReturnFromWhereNotEnoughIs_DoesNothing(string text, string says)
    {
        var outcome = _talk.Say(text, Shipped);

        Assert.Empty(outcome.Effects);
        Assert.Contains(says, outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how many AR-5381 are at the back room?", "At Back room there are 3 of AR-5381")]
    [InlineData("how many AR-5381 are in the main warehouse?", "At Main warehouse there are 7 of AR-5381")]
    [InlineData("how many AR-5381 are at the cellar?", "I know no location cellar")]
    [InlineData("how many AR-5381 do we have?", "It is at: Main warehouse 7, Back room 3.")]
    [InlineData("where is AR-5381 stored?", "It is at: Main warehouse 7, Back room 3.")]
    [InlineData("where do we keep AR-5381?", "It is at: Main warehouse 7, Back room 3.")]
    [InlineData("where is AR-5381?", "AR-5381 (Adjustable Race) is at: Main warehouse 7, Back room 3.")]
    public void Decide_WhereAnItemIs_IsAnswered(string text, string says) =>
        Assert.Contains(says, _talk.Say(text, Stock).Reply, StringComparison.Ordinal);
}
