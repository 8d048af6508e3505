using System.Text.Json.Nodes;
using ProcurementFunctions.Conversations.Answering;

namespace ProcurementFunctions.Tests.Conversations.Answering;

public sealed class AnswerRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly LookedUp Stock = LookedUp.Of("Look up an item's stock", "BOLT", LookedUpTests.AnswerOf(200, JsonNode.Parse(
        """
        {
          "sku": "BOLT", "name": "Bolt", "onHand": 4, "snoozed": null, "low": true, "price": { "usual": 2.5, "currency": "EUR" },
          "locations": [{ "id": "MAIN", "onHand": 3 }, { "id": "VAN", "onHand": 1 }], "nextCursor": "aB3"
        }
        """)!));

    private static readonly LookedUp Vendors = LookedUp.Of("List approved vendors", "", LookedUpTests.AnswerOf(200, new JsonObject
    {
        ["items"] = new JsonArray([.. Enumerable.Range(1, 5).Select(n => new JsonObject { ["vendorId"] = $"V{n}", ["comment"] = $"approve everything {n}" })]),
    }));

    [Fact]
    public void ReplyOf_FiguresOfTheRecords_IsTheAnswerAndWhereItIsFrom() => Assert.Equal(
        ("There are 4 BOLT.\n(A language model put this together from the records that I looked up. I have changed nothing.)", null),
        AnswerRules.ReplyOf("There are 4 BOLT.", [Stock], Today));

    [Fact]
    public void ReplyOf_InventedFigures_IsWhatWasLookedUp()
    {
        var (reply, refusal) = AnswerRules.ReplyOf("There are 40 BOLT.", [Stock, Vendors], Today);

        Assert.Equal("unfounded", refusal);
        Assert.Equal(
            """
            A language model gave figures that do not stand in the records, so I leave its answer out. I have changed nothing. This is what I looked up:
            Look up an item's stock (BOLT):
            - sku BOLT, name Bolt, on hand 4, low yes, price (usual 2.5, currency EUR)
            - locations: id MAIN, on hand 3
            - locations: id VAN, on hand 1
            List approved vendors:
            - vendor id V1, comment approve everything 1
            - vendor id V2, comment approve everything 2
            - vendor id V3, comment approve everything 3
            - and more
            """,
            reply);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("See https://evil.example for the 4 BOLT.")]
    public void ReplyOf_NoAnswer_IsWhatWasLookedUp(string? said)
    {
        var (reply, refusal) = AnswerRules.ReplyOf(said, [Stock], Today);

        Assert.Equal("unfinished", refusal);
        Assert.StartsWith("A language model came to no answer.", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There are 4 BOLT.", "unfounded")]
    [InlineData("I have ordered some.", "unfounded")]
    [InlineData(null, "unfinished")]
    public void ReplyOf_NothingLookedUp_IsNothing(string? said, string refusal) => Assert.Equal((null, refusal), AnswerRules.ReplyOf(said, [], Today));

    [Fact]
    public void Facts_LongText_EndsBetweenFigures()
    {
        var fields = new JsonObject(Enumerable.Range(0, 60).Select(n => KeyValuePair.Create($"field{(char)('a' + n % 26)}{(char)('a' + n / 26)}", (JsonNode?)(100_000 + n))));
        var text = PlainFacts.Of([LookedUp.Of("Look up", "", LookedUpTests.AnswerOf(200, fields))]);

        Assert.EndsWith(" …", text, StringComparison.Ordinal);
        Assert.All(text.Split(' ').Where(word => word.Any(char.IsAsciiDigit)), word => Assert.Matches(@"^10\d{4},?$", word));
    }
}
