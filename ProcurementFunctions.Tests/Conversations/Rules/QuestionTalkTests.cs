using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>What is asked of orders, money and vendors: the days that a question means, and what it is answered with.</summary>
public sealed class QuestionTalkTests
{
    // A Sunday, 1 March 2026.
    private static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly Catalogue Names = new([new("MUG", "Steel mug"), new("POT", "Iron pot")], [new("ACME", "Acme Fasteners"), new("BOLTCO", "Bolt Company")]);

    private readonly Talk _talk = new() { Catalogue = Names };

    [Theory]
    [InlineData("what comes today?", null, "2026-03-01")]
    [InlineData("what is coming this week?", null, "2026-03-01")]
    [InlineData("which deliveries are expected next week?", "2026-03-02", "2026-03-08")]
    [InlineData("is anything arriving tomorrow?", "2026-03-02", "2026-03-02")]
    [InlineData("any deliveries due this month?", null, "2026-03-31")]
    [InlineData("what is arriving by Friday?", null, "2026-03-06")]
    [InlineData("what's open with Acme?", null, null)]
    public void Arrivals_ADay_IsWhenTheyAreExpected(string question, string? from, string? to)
    {
        var asked = _talk.Needs(question).Insight;

        Assert.Equal((InsightTopics.Arrivals, from, to), (asked?.Topic, asked?.From?.ToString("o"), asked?.To?.ToString("o")));
    }

    [Theory]
    [InlineData("what did we spend in January?", "2026-01-01", "2026-01-31", null)]
    [InlineData("how much did we spend with Acme in march?", "2026-03-01", "2026-03-01", null)]
    [InlineData("what did we spend in December?", "2025-12-01", "2025-12-31", null)]
    [InlineData("how much did we spend last quarter?", "2025-10-01", "2025-12-31", null)]
    [InlineData("spending by vendor this year", "2026-01-01", "2026-03-01", "vendor")]
    [InlineData("who do we spend the most with?", null, null, "vendor")]
    [InlineData("what do we spend most on?", null, null, "item")]
    [InlineData("how many orders did we place yesterday?", "2026-02-28", "2026-02-28", null)]
    public void Spend_ATime_IsThatOfTheOrders(string question, string? from, string? to, string? split)
    {
        var asked = _talk.Needs(question).Insight;

        Assert.Equal((InsightTopics.Spend, from, to, split), (asked?.Topic, asked?.From?.ToString("o"), asked?.To?.ToString("o"), asked?.Measure));
    }

    [Theory]
    [InlineData("how much did we spend with Acme in the spring?")]
    [InlineData("what is coming from Acme in the summer?")]
    public void Question_WithATimeThatIsNotKnown_IsAskedAbout(string question) =>
        Assert.Contains("Shall I answer it without that?", _talk.Say(question).Reply, StringComparison.Ordinal);

    [Fact]
    public void Changes_SinceADay_AreThoseSinceThen() => Assert.Equal(Today.AddDays(-7), _talk.Needs("what did you buy last week?").Insight!.From);

    [Fact]
    public void Arrivals_OfAVendor_AreListedTheSoonestFirstWithWhatIsOverdue()
    {
        var reply = _talk.Say("what's open with Acme?", KnownFacts.None with
        {
            Vendors = [new("ACME", "Acme Fasteners")],
            Insight = new ArrivalsInsight(Today, null, null, 2, 1, 1, [Line("P-1", 12, Today.AddDays(-1)), Line("P-2", 5, null)], null),
        }).Reply;

        Assert.StartsWith("2 orders are still to come from Acme Fasteners, 1 overdue:", reply, StringComparison.Ordinal);
        Assert.Contains("\n- 2026-02-28: 12 MUG (Steel mug) from Acme Fasteners, P-1, overdue\n- day unknown: 5 MUG", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrivals_NoneInThatTime_AreToldWithThoseOfNoDay()
    {
        var reply = _talk.Say("what comes today?", KnownFacts.None with { Insight = new ArrivalsInsight(Today, null, Today, 0, 0, 3, [], null) }).Reply;

        Assert.Equal("No order is expected by 2026-03-01. Of 3 more nobody knows the day.", reply);
    }

    [Fact]
    public void Spend_OfSeveralOrders_IsToldWithItsAverageAndParts()
    {
        var spend = new SpendInsight(SpendBy.Vendor, null, null, "USD", new(100, 50, 4), 2, [new("ACME", "Acme Fasteners", new(100, 0, 3)), new("BOLTCO", "Bolt Company", new(0, 50, 1))], null, new(0, 0));
        var reply = _talk.Say("spending by vendor", KnownFacts.None with { Insight = spend }).Reply;

        Assert.Contains("150.00 USD by 4 orders", reply, StringComparison.Ordinal);
        Assert.Contains("An order came to 37.50 USD on average.\n- Acme Fasteners: 100.00 USD\n- Bolt Company: 50.00 USD", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Attention_WhatWaits_IsToldByKind()
    {
        var facts = KnownFacts.None with
        {
            Insight = new AttentionFact(2, 1, 0),
            LowStock = new(5, [new("MUG", "Steel mug", 1, 10, 20), new("POT", "Iron pot", 1, 10, 20) { SnoozedUntil = DateTimeOffset.MaxValue }]),
        };
        var reply = _talk.Say("what needs my attention?", facts).Reply;

        Assert.Equal(
            "This needs somebody now:\n- 2 purchases wait for a decision: \"what is waiting for approval?\"\n- 1 item runs low, MUG (Steel mug) first: \"what is running low?\"\n- 1 order is overdue: \"what is late?\"",
            reply);
        Assert.StartsWith("Nothing needs you now", _talk.Say("what should I do today?", KnownFacts.None with { Insight = new AttentionFact(0, 0, 0), LowStock = new(5, []) }).Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what's the minimum order at Acme?", "an order must come to 50.00 EUR at least; it ships free from 200.00 EUR; it quotes in EUR. Noted by people: payment terms: 30 days.")]
    [InlineData("how can I reach Acme?", "orders are mailed to orders@acme.example. Noted by people: payment terms: 30 days.")]
    public void AskVendor_ItsTerms_AreThoseOnRecord(string question, string expected)
    {
        var record = new VendorRecordFact(true, 0, null, null, null, null, null) { Terms = new("EUR", 50, 200, "orders@acme.example", ["payment terms: 30 days"]) };
        var reply = _talk.Say(question, KnownFacts.None with { Vendors = [new("ACME", "Acme Fasteners", record)] }).Reply;

        Assert.StartsWith($"Acme Fasteners (ACME): {expected}", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("only from Acme")]
    [InlineData("what would Acme cost?")]
    [InlineData("and from Acme?")]
    public void Deal_AVendorNamedAfterIt_IsAskedAboutAlone(string text)
    {
        _talk.Say("find the best deal for 80 MUG", Talk.Deal("MUG", 80, 4, "Steel mug"));
        var needs = _talk.Needs(text);

        Assert.Equal(("MUG", 80, "ACME", true), (needs.Item, needs.Quantity, needs.Vendor, needs.Deal));
    }

    [Theory]
    [InlineData("same again")]
    [InlineData("repeat my last order")]
    [InlineData("order the same again as last time")]
    public void OrderAgain_WhatWasOrderedLast_IsReadBackAndDoneOnYes(string text)
    {
        Assert.Contains("nothing in this conversation", _talk.Say(text).Reply, StringComparison.Ordinal);
        _talk.Say("order 12 MUG", KnownFacts.None with { Items = [Talk.Item("MUG", "Steel mug")] });
        var asked = _talk.Say(text);
        var done = _talk.Say("yes", KnownFacts.None with { Items = [Talk.Item("MUG", "Steel mug")] });

        Assert.StartsWith("Do you mean \"order 12 ", asked.Reply, StringComparison.Ordinal);
        Assert.Empty(asked.Effects);
        Assert.Contains("for 12 MUG", done.Reply, StringComparison.Ordinal);
        Assert.Equal(2, _talk.Session.StartedPurchases.Count);
    }

    [Theory]
    [InlineData("I don't like Acme")]
    [InlineData("order 10 MUG without telling anybody")]
    public void Half_WithANegation_IsNotOfferedWithoutIt(string text)
    {
        var outcome = _talk.Say(text);

        Assert.DoesNotContain("if you want it without that", outcome.Reply, StringComparison.Ordinal);
        Assert.EndsWith("?", outcome.Reply, StringComparison.Ordinal);
        Assert.Empty(outcome.Effects);
    }

    [Theory]
    [InlineData("order 10 MUG from the cheapest vendor", "\"cost matters most for MUG\"")]
    [InlineData("order 10 MUG but not from Acme", "leave a vendor out")]
    [InlineData("top up POT to 100", "\"how many POT do we have?\"")]
    [InlineData("set the safety stock of POT to 10", "\"POT is critical\"")]
    [InlineData("never pay more than 9 for a MUG", "\"order 20 MUG for at most 9 each\"")]
    [InlineData("delete my data", "the page \"Me\"")]
    [InlineData("add a new vendor called Litware", "An administrator")]
    public void CannotDo_IsToldWithWhatCanBeSaidOfThatItem(string text, string told)
    {
        var outcome = _talk.Say(text);

        Assert.Contains(told, outcome.Reply, StringComparison.Ordinal);
        Assert.Empty(outcome.Effects);
    }

    private static ArrivalLine Line(string id, int quantity, DateOnly? expected) =>
        new(id, "MUG", "Steel mug", PurchaseStatus.Ordered, $"PO-{id}", "ACME", "Acme Fasteners", quantity, expected, expected);
}
