using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Units;

public sealed class UnitRulesTests
{
    [Theory]
    [InlineData("EA", null, 1, null, "C62")]
    [InlineData("each", null, 1, null, "C62")]
    [InlineData("C62", null, 1, null, "C62")]
    [InlineData("Stk.", null, 1, null, "C62")]
    [InlineData("BOX OF 12", null, 12, "BX", "C62")]
    [InlineData("Box of 12", 12, 12, "BX", "C62")]
    [InlineData("CASE24", null, 24, "CS", "C62")]
    [InlineData("CS/12", null, 12, "CS", "C62")]
    [InlineData("12/CS", null, 12, "CS", "C62")]
    [InlineData("12 EA/CS", null, 12, "CS", "C62")]
    [InlineData("12 per box", null, 12, "BX", "C62")]
    [InlineData("Pack of 6", null, 6, "PK", "C62")]
    [InlineData("10er Pack", null, 10, "PK", "C62")]
    [InlineData("12-pack", null, 12, "PK", "C62")]
    [InlineData("6PK", null, 6, "PK", "C62")]
    [InlineData("Karton (24)", null, 24, "CT", "C62")]
    [InlineData("Case of 2 dozen", null, 24, "CS", "C62")]
    [InlineData("6 pcs", null, 6, "PK", "C62")]
    [InlineData("dz", null, 12, "DZN", "C62")]
    [InlineData("DOZEN", 12, 12, "DZN", "C62")]
    [InlineData("pair", null, 1, "PR", "PR")]
    [InlineData("pair", 2, 2, "PR", "C62")]
    [InlineData("TR", 30, 30, "PU", "C62")]
    [InlineData("gross", null, 144, "GRO", "C62")]
    [InlineData("CTN", 24, 24, "CT", "C62")]
    [InlineData("XBX", 6, 6, "BX", "C62")]
    [InlineData("BX", null, 1, "BX", "BX")]
    [InlineData("roll", null, 1, "RO", "C62")]
    [InlineData("roll of 100", null, 100, "RO", "C62")]
    [InlineData("kg", null, 1, "KGM", "KGM")]
    [InlineData("KGM", null, 1, "KGM", "KGM")]
    [InlineData("tonne", null, 1000, "TNE", "KGM")]
    [InlineData("Litre", null, 1, "LTR", "LTR")]
    [InlineData("m", null, 1, "MTR", "MTR")]
    public void Read_WhatPeopleWrite_IsTheUnitAndItsSize(string text, int? packSize, int size, string? code, string stockUnit)
    {
        var read = UnitRules.Read(text, packSize).Value!;

        Assert.Equal((size, code, stockUnit), (read.Size, read.Unit?.Code, read.StockUnit));
        Assert.Equal(size, read.Lot);
    }

    [Theory]
    [InlineData(null, 6, null)]
    [InlineData("", 6, null)]
    [InlineData("EA", 6, "C62")]
    [InlineData("bottle", 6, "C62")]
    public void Read_PackSizeBesideAPieceOrNothing_IsWhatOrdersAreMultiplesOf(string? text, int packSize, string? stockUnit)
    {
        var read = UnitRules.Read(text, packSize).Value!;

        Assert.Equal((1, packSize, stockUnit), (read.Size, read.Lot, read.StockUnit));
    }

    [Theory]
    [InlineData("wheelbarrow", null, "'wheelbarrow' is no unit that is known")]
    [InlineData("BOX OF 12", 10, "'BOX OF 12' is 12 pieces, and the pack size is 10")]
    [InlineData("BOX OF 12", 1, "'BOX OF 12' is 12 pieces, and the pack size is 1")]
    [InlineData("dz", 10, "'dz' is 12 pieces, and the pack size is 10")]
    [InlineData("BOX OF 0", null, "'BOX OF 0' must hold 1 to 1000000 pieces")]
    [InlineData("BOX OF 99999999999", null, "'BOX OF 99999999999' must hold 1 to 1000000 pieces")]
    [InlineData("BOX OF 2.5", null, "'BOX OF 2.5' is no unit that is known")]
    [InlineData("2x12 box", null, "'2x12 box' is no unit that is known")]
    [InlineData("bag of 25 kg", null, "'bag of 25 kg' is no unit that is known")]
    [InlineData("box case", null, "'box case' is no unit that is known")]
    [InlineData("12", null, "'12' is no unit that is known")]
    public void Read_WhatIsNotPlain_RefusedWithTheWord(string text, int? packSize, string refusal) =>
        Assert.Equal(refusal, UnitRules.Read(text, packSize).Refusal);

    [Theory]
    [InlineData("BOX OF 12", "BX", 12, 24, "2 boxes of 12")]
    [InlineData("BOX OF 12", "BX", 12, 12, "1 box of 12")]
    [InlineData("dz", "DZN", 12, 60, "5 dozen")]
    [InlineData("pr", "PR", 2, 6, "3 pairs of 2")]
    public void Describe_SoManyStockUnits_InThePurchaseUnit(string name, string code, int size, int units, string words)
    {
        Assert.Equal(words, new PurchaseUnit(name, size, code).Describe(units));
        Assert.Equal($" ({words})", PurchaseUnit.Beside(new(name, size, code), units));
    }

    [Theory]
    [InlineData(25, 12)]
    [InlineData(0.01, 7)]
    [InlineData(19.999, 144)]
    [InlineData(999999999, 1000000)]
    public void PriceOfStockUnit_AndBack_IsTheVendorsOwn(decimal price, int size)
    {
        var unit = new PurchaseUnit("BOX", size, "BX");

        Assert.Equal(price, unit.PriceOfPurchaseUnit(unit.PriceOfStockUnit(price)));
    }

    [Fact]
    public void Sizes_OfABoxThatIsSpokenOf_AreThoseOfTheOffers()
    {
        VendorOffer box = Offer("A", "BOX OF 12", null), pack = Offer("B", "EA", 6), piece = Offer("C", "EA", null), bare = Offer("D", "CTN", null);

        Assert.Equal([12], SaidUnitRules.Sizes([box, pack, piece], "boxes"));
        Assert.Equal([6, 12], SaidUnitRules.Sizes([box, pack, piece], "cases"));
        Assert.Equal([6], SaidUnitRules.Sizes([pack, piece], "box"));
        Assert.Equal([1], SaidUnitRules.Sizes([bare], "cartons"));
        Assert.Equal([1], SaidUnitRules.Sizes([Offer("E", "PR", null)], "pairs"));
        Assert.Empty(SaidUnitRules.Sizes([pack], "pairs"));
        Assert.Empty(SaidUnitRules.Sizes([piece], "boxes"));
        Assert.Empty(SaidUnitRules.Sizes([box, pack], "kg"));
    }

    [Fact]
    public void StockUnit_OfOffersThatDiffer_IsThePiece()
    {
        VendorOffer piece = Offer("A", "EA", null), bare = Offer("B", "CTN", null), unsaid = Offer("C", null, null);

        var stockUnit = StockUnitRules.Of([bare, piece, unsaid]);

        Assert.Equal("C62", stockUnit);
        Assert.Equal("it sells by CTN, and nobody said how many pieces that is", StockUnitRules.WhyNot(bare, stockUnit));
        Assert.Null(StockUnitRules.WhyNot(piece, stockUnit));
        Assert.Null(StockUnitRules.WhyNot(unsaid, stockUnit));
        Assert.Null(StockUnitRules.WhyNot(bare, StockUnitRules.Of([bare, unsaid])));
    }

    private static VendorOffer Offer(string vendor, string? unit, int? packSize)
    {
        var read = UnitRules.Read(unit, packSize).Value!;
        return new() { Id = vendor, Sku = "MUG", VendorId = vendor, Unit = unit, SoldBy = read.Unit, StockUnit = read.StockUnit, PackSize = read.Lot };
    }
}
