using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

/// <summary>Which item or vendor words mean, and which number is part of a name.</summary>
public sealed class CatalogueTests
{
    private static readonly Catalogue Shop = Reader.Of(
        [
            ("85048", "Christmas lights, 15 m"), ("MUG-1", "Steel mug"), ("abc-1", "Small hook"), ("ABC-1", "Large hook"), ("ITEM-100", "Bracket"), ("X.200/3", "Washer M6 x 20"),
            ("COOL-20", "Cool box, 20 l"), ("DUTCH-5L", "Cast-iron casserole, 5 l"), ("TARP", "Ripstop tarp, 3 x 4 m"), ("TENT-2P", "Two-person trekking tent"), ("TENT-4P", "Four-person family tent"),
            ("PEG", "Steel tent pegs, bag of 12"), ("JAR-1", "Preserving jar, 1 l"), ("GRIND", "Hand coffee grinder"),
        ],
        ("BEST", "Best Price Supply"),
        ("NORTH", "North & Sons, Inc."));

    [Theory]
    [InlineData("order 5 85048", "85048", 5)]
    [InlineData("order 85048", "85048", null)]
    [InlineData("order 3 abc-1", "abc-1", 3)]
    [InlineData("order 3 ABC-1", "ABC-1", 3)]
    [InlineData("order 10 item-100", "ITEM-100", 10)]
    [InlineData("order 10 X.200/3", "X.200/3", 10)]
    [InlineData("order 20 cool boxes", "COOL-20", 20)]
    [InlineData("order 20 l cool boxes", "COOL-20", null)]
    [InlineData("buy 5 l casseroles", "DUTCH-5L", null)]
    [InlineData("buy 2 5 l casseroles", "DUTCH-5L", 2)]
    [InlineData("order tarps 3 x 4 m", "TARP", null)]
    [InlineData("order two-person tents", "TENT-2P", null)]
    [InlineData("order 4 two-person tents", "TENT-2P", 4)]
    [InlineData("order 40 tent pegs", "PEG", 40)]
    [InlineData("order 12 jars", "JAR-1", 12)]
    [InlineData("order 6 casseroles, cast iron", "DUTCH-5L", 6)]
    [InlineData("order COOL-20 x 7", "COOL-20", 7)]
    [InlineData("order mug1, 8 pcs", "MUG-1", 8)]
    public void Read_OrderOfAnItem_IsTheItemAndTheQuantity(string text, string sku, int? units)
    {
        var order = Assert.IsType<Wish.Order>(Reader.One(text, Shop));

        Assert.Equal(new ItemReference.BySku(sku), order.Item);
        Assert.Equal(units, order.Quantity?.Units);
    }

    [Theory]
    [InlineData("order 3 tents", "tents")]
    [InlineData("order 3 Abc-1", "Abc-1")]
    [InlineData("order 3 coffee", "coffee")]
    [InlineData("order 3 blue widgets", "blue widgets")]
    public void Read_NameThatMeansSeveralOrHalfOfOne_IsLeftToBeAskedAbout(string text, string name) =>
        Assert.Equal(new ItemReference.ByName(name), Assert.IsType<Wish.Order>(Reader.One(text, Shop)).Item);

    [Fact]
    public void Of_TentsOnly_AreTheTentsAndNotTheirPegs() =>
        Assert.Equal(["TENT-2P", "TENT-4P"], Shop.Items.Of("tents", Shop)!.Entries.Select(entry => entry.Id).Order());

    [Theory]
    [InlineData("order 3 GRIND from Best Price Supply", "BEST")]
    [InlineData("order 3 GRIND from north and sons", "NORTH")]
    [InlineData("order 3 GRIND from best", "BEST")]
    public void Read_FromAVendor_IsItsId(string text, string vendor) => Assert.Equal(vendor, Assert.IsType<Wish.Order>(Reader.One(text, Shop)).Options.Vendor);

    [Theory]
    [InlineData("order 5 boxes of MUG-1", "5 boxes")]
    [InlineData("order 5 kg of coffee grinders", "5 kg")]
    [InlineData("order about 30 MUG-1", "about 30")]
    [InlineData("order 10 to 20 MUG-1", "10 to 20")]
    [InlineData("order 10-20 MUG-1", "10 to 20")]
    [InlineData("order 1.000 MUG-1", "1.000")]
    [InlineData("order 12,50 MUG-1", "12,50")]
    [InlineData("order 3e1 MUG-1", "3e1")]
    public void Read_QuantityThatIsNoNumberOfPieces_IsDoubtful(string text, string doubt)
    {
        var quantity = Assert.IsType<Wish.Order>(Reader.One(text, Shop)).Quantity!.Value;

        Assert.False(quantity.IsValid);
        Assert.Equal(doubt, quantity.Doubt?.Replace("-", "to", StringComparison.Ordinal).Replace("10to20", "10 to 20", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WithAHundredThousandItems_FindsTheOne()
    {
        var many = new Catalogue([.. Enumerable.Range(0, 100_000).Select(n => new CatalogueEntry($"ITEM-{n:00000}", $"{(n % 2 == 0 ? "Steel" : "Brass")} hex bolt M{n % 40} x {n}"))], []);

        Assert.Equal(new ItemReference.BySku("ITEM-77777"), Assert.IsType<Wish.Order>(Reader.One("order 5 item-77777", many)).Item);
        Assert.Equal(new ItemReference.BySku("ITEM-77777"), Assert.IsType<Wish.Order>(Reader.One("order 5 brass hex bolts m17 x 77777", many)).Item);
        Assert.IsType<ItemReference.ByName>(Assert.IsType<Wish.Order>(Reader.One("order 5 hex bolts", many)).Item);
    }
}
