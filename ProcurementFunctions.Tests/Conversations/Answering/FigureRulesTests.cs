using System.Text.Json.Nodes;
using ProcurementFunctions.Conversations.Answering;
using ProcurementFunctions.Figures;

namespace ProcurementFunctions.Tests.Conversations.Answering;

public sealed class FigureRulesTests
{
    private const string Data =
        """
        {
          "sku": "POT-5L", "name": "5 l casserole, blue", "onHand": 1234.5, "unitPrice": 47.8712, "onTime": 0.8734, "orders": 12,
          "purchase": "P-01ABC-7", "orderedAt": "2026-03-05T14:30:00+00:00", "detail": "raised from 40 to 60, from 17.50 EUR", "change": -8,
          "months": { "2026-04": 310.25 }, "big": 12500, "ids": ["AR-5381", "7001"]
        }
        """;

    [Theory]
    [InlineData("There are no figures in it.")]
    [InlineData("POT-5L is the 5 l casserole, blue; P-01ABC-7 and ar-5381 too.")]
    [InlineData("We have 1,234.50 of them, that is 1234.5.")]
    [InlineData("It cost 47.87 EUR, or €47.8712, before.")]
    [InlineData("87 % of 12 orders came in time; 87.34% to be exact.")]
    [InlineData("It was ordered on 2026-03-05 at 14:30.")]
    [InlineData("It was ordered on 5 March 2026, in March 2026, on March 5th, on 05/03/2026 and on 5.3.2026.")]
    [InlineData("In April 2026 it was 310.25, in 2026 as a whole I do not know.")]
    [InlineData("In 2026-04 it was 310.25.")]
    [InlineData("It went from 40 to 60 and fell by 8; the range is 40-60, or 40–60.")]
    [InlineData("A 12-day wait, and twelve orders.")]
    [InlineData("12 500 or 12,500 are there.")]
    [InlineData("Today is 2026-11-30.")]
    [InlineData("Item 7001 is 17.50 EUR.")]
    [InlineData("One of them, both, and the first.")]
    public void AllStandIn_FiguresOfTheRecords_AreTaken(string text) => Assert.True(AllStandIn(text));

    [Theory]
    [InlineData("We have 1,234.6 of them.")]
    [InlineData("It cost 47.88 EUR.")]
    [InlineData("It cost about 48 EUR.")]
    [InlineData("It cost 47.8 EUR.")]
    [InlineData("88 % of the orders came in time.")]
    [InlineData("AR-5382 is another one.")]
    [InlineData("AR-12 is another one.")]
    [InlineData("12-AR is another one.")]
    [InlineData("POT-5L-40 is another one.")]
    [InlineData("40-P-01ABC-7 is another one.")]
    [InlineData("P-01ABC-8 waits.")]
    [InlineData("Both together are 100.")]
    [InlineData("It was ordered on 2026-03-06.")]
    [InlineData("It was ordered on 2026-03-05 at 15:30.")]
    [InlineData("It was ordered on 12 March 2026.")]
    [InlineData("It was ordered on 5 March 2025.")]
    [InlineData("It was ordered on 12.3.2026.")]
    [InlineData("In May 2026 it was 310.25.")]
    [InlineData("In 2025 it was 310.25.")]
    [InlineData("It is 12 million.")]
    [InlineData("There are 12 dozen.")]
    [InlineData("There are 12k.")]
    [InlineData("There are 40 500.")]
    [InlineData("There are 12.500 of them.")]
    [InlineData("There are thirteen, and forty-one more.")]
    [InlineData("It costs twice as much.")]
    [InlineData("It costs hundreds.")]
    [InlineData("It costs ½ of it.")]
    [InlineData("It costs ٤٧ of it.")]
    [InlineData("It is on page Ⅳ.")]
    [InlineData("12.12.12")]
    [InlineData("40.60")]
    [InlineData("1e3")]
    public void AllStandIn_OtherFigures_AreNotTaken(string text) => Assert.False(AllStandIn(text));

    [Fact]
    public void AllStandIn_NothingLookedUp_TakesNoFigure()
    {
        var known = KnownFigures.Of([], new(2026, 11, 30));

        Assert.False(FigureRules.AllStandIn("It costs 5.", known));
        Assert.True(FigureRules.AllStandIn("I cannot say.", known));
    }

    private static bool AllStandIn(string text) => FigureRules.AllStandIn(text, KnownFigures.Of([JsonNode.Parse(Data)!], new(2026, 11, 30)));
}
