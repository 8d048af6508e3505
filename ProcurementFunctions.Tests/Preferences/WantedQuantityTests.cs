using CsCheck;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Preferences;

public sealed class WantedQuantityTests
{
    [Theory]
    [InlineData(20, 50, 50, 20)]
    [InlineData(50, 50, 50, null)]
    [InlineData(80, 50, 80, null)]
    [InlineData(20, 0, 20, null)]
    public void Of_AskedAndLeast_IsTheLarger(int asked, int least, int units, int? raisedFrom) =>
        Assert.Equal(new(units, raisedFrom), WantedQuantity.Of(asked, least));

    [Fact]
    public void Of_Anything_IsNoLessThanEitherAndSaysWhenItWasRaised() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[0, 1_000_000]).Sample((asked, least) =>
        {
            var wanted = WantedQuantity.Of(asked, least);
            Assert.Equal(Math.Max(asked, least), wanted.Units);
            Assert.Equal(wanted.Units != asked, wanted.Note is not null);
            Assert.Equal(asked, wanted.RaisedFrom ?? wanted.Units);
        });

    [Fact]
    public void Of_FewerWithACeiling_IsAsAsked()
    {
        Assert.Equal(new(20, null), WantedQuantity.Of(20, 50, 100m));
        Assert.Equal(new(80, null), WantedQuantity.Of(80, 50, 100m));
    }

    [Fact]
    public void Note_OfARaisedOne_SaysWhy() =>
        Assert.Equal("20 asked for, raised to 50: the user always needs at least as many", WantedQuantity.Of(20, 50).Note);
}
