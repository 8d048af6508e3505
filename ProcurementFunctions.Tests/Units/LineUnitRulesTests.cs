using ProcurementFunctions.Units;

namespace ProcurementFunctions.Tests.Units;

public sealed class LineUnitRulesTests
{
    private static readonly PurchaseUnit Box = new("BOX OF 12", 12, "BX");
    private static readonly PurchaseUnit Kilogram = new("KGM", 1, "KGM");
    private static readonly PurchaseUnit BareBox = new("BOX", 1, "BX");

    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("EA", 1)]
    [InlineData("NAR", 1)]
    [InlineData("bottle", 1)]
    [InlineData("BX", 12)]
    [InlineData("XBX", 12)]
    [InlineData("boxes", 12)]
    [InlineData("BOX OF 12", 12)]
    [InlineData("CASE12", 12)]
    [InlineData("DZN", 12)]
    [InlineData("GRO", 144)]
    public void Read_WhereTheOrderIsByBoxes_IsStockUnits(string? said, int size) => Assert.Equal(size, LineUnitRules.Read(said, 3, Box, "order 1").Value!.Size);

    [Theory]
    [InlineData("EA", 1)]
    [InlineData("DZN", 12)]
    [InlineData("BOX OF 12", 12)]
    public void Read_WhereTheOrderIsByPieces_IsPieces(string said, int size) => Assert.Equal(size, LineUnitRules.Read(said, 3, null, "order 1").Value!.Size);

    [Theory]
    [InlineData("KGM", 1)]
    [InlineData("TNE", 1000)]
    public void Read_WhereTheOrderIsByWeight_IsWeight(string said, int size) => Assert.Equal(size, LineUnitRules.Read(said, 3, Kilogram, "order 1").Value!.Size);

    [Fact]
    public void Read_OfABoxWhereStockIsInBoxes_IsOne() => Assert.Equal(1, LineUnitRules.Read("BX", 3, BareBox, "order 1").Value!.Size);

    [Theory]
    [InlineData("box", "is of boxes and does not say how many pieces are in one; order 1 is by pieces, so that it may be 3 boxes of another size or 3 pieces")]
    [InlineData("KGM", "may be read as 3 kg or, as order 1 is by pieces, as 3 pieces")]
    [InlineData("blob", "'blob' is no unit that is known; order 1 is by pieces")]
    public void Read_OfWhatIsUnlikePieces_SaysBothReadings(string said, string refusal) => Assert.Equal(refusal, LineUnitRules.Read(said, 3, null, "order 1").Refusal);

    [Fact]
    public void Read_OfPiecesWhereTheOrderIsOtherwise_SaysBothReadings()
    {
        Assert.Equal("may be read as 3 pieces or, as order 1 is by kg, as 3 kg", LineUnitRules.Read("EA", 3, Kilogram, "order 1").Refusal);
        Assert.Equal("may be read as 1 piece or, as order 1 is by boxes, as 1 box", LineUnitRules.Read("EA", 1, BareBox, "order 1").Refusal);
    }

    [Fact]
    public void WhyNoneIs_WhereTheOrderIsByBoxes_SaysBothReadings()
    {
        Assert.Equal("is missing: 3 may be 3 boxes of 12 (36 pieces) or 3 pieces, as order 1 is by boxes of 12", LineUnitRules.WhyNoneIs(3, Box, "order 1"));
        Assert.Null(LineUnitRules.WhyNoneIs(3, null, "order 1"));
    }
}
