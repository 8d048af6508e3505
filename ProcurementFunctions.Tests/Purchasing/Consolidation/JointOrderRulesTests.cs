using CsCheck;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Vendors;
using static ProcurementFunctions.Tests.Purchasing.Consolidation.JointSamples;

namespace ProcurementFunctions.Tests.Purchasing.Consolidation;

public sealed class JointOrderRulesTests
{
    [Fact]
    public void Propose_OneShippingForTwo_IsCheaperForBoth()
    {
        // Each alone: 100 at 10 and 12 for shipping. Together 15 for shipping instead of 24.
        var order = Propose(Several("AAA", "BBB"));

        Assert.Equal((JointOrderState.Proposed, "QJ-1", 15m, null), (order.State, order.QuoteId, order.ShippingCost, order.Reason));
        Assert.All(order.Lines, line => Assert.Equal(new LineTerms("QJ-1", 10, 7.5m, 10), line.Together));
        Assert.Equal($"PO-{order.Id}", order.OrderNumber);
    }

    [Fact]
    public void Propose_SharesShippingByWhatItCostsAlone()
    {
        var order = Propose([.. new[] { Held("AAA", shipping: 10), Held("BBB", shipping: 20) }.OrderBy(p => p.Id, StringComparer.Ordinal)]);

        Assert.Equal([("AAA", 5m), ("BBB", 10m)], order.Lines.OrderBy(line => line.Sku).Select(line => (line.Sku, line.Together!.ShippingCost)));
    }

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "no less", "together they cost 2024.00, alone 2024.00" },
        { "dearer unit", "a unit of AAA would cost more together" },
        { "too few", "only 99 of AAA are available together" },
        { "later", "AAA would come later together" },
        { "run out", "the joint quote had run out" },
        { "currency", "quoted in EUR; the firm buys in USD" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Propose_WhatIsNotBetterForAll_IsDissolvedWithItsReason(string what, string reason)
    {
        var order = Propose(Several("AAA", "BBB"), quote => what switch
        {
            "no less" => quote with { ShippingCost = 24 },
            "dearer unit" => Changed(quote, "AAA", line => line with { UnitPrice = 10.01m }),
            "too few" => Changed(quote, "AAA", line => line with { Available = 99 }),
            "later" => Changed(quote, "AAA", line => line with { LeadTimeDays = 11 }),
            "run out" => quote with { ValidUntil = Ready },
            _ => quote with { Currency = "EUR" },
        });

        Assert.Equal((JointOrderState.Dissolved, reason), (order.State, order.Reason));
        Assert.All(order.Lines, line => Assert.Null(line.Together));
    }

    [Fact]
    public void Propose_CheaperInAllButNotForOne_IsDissolved()
    {
        // AAA is cheaper by the unit, and the shipping takes more than that from BBB.
        var order = Propose(Several("AAA", "BBB"), quote => Changed(quote, "AAA", line => line with { UnitPrice = 9 }) with { ShippingCost = 30 });

        Assert.Equal(JointOrderState.Dissolved, order.State);
        Assert.EndsWith("would cost more than was approved", order.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_NoQuote_IsDissolvedWithTheVendorsWord()
    {
        var order = JointOrderRules.Propose("ACME", Shipping.Standard, LinesOf(Several("AAA", "BBB")), new("does not quote several items as one order"), "USD", Ready);

        Assert.Equal((JointOrderState.Dissolved, "no joint quote: does not quote several items as one order"), (order.State, order.Reason));
    }

    [Fact]
    public void Propose_SamePurchases_HasTheSameNumberWhateverIsQuoted()
    {
        var purchases = Several("AAA", "BBB");
        var other = Several("AAA", "CCC");

        Assert.Equal(Propose(purchases).OrderNumber, Propose(purchases, quote => quote with { ShippingCost = 1, QuoteId = "QJ-2" }).OrderNumber);
        Assert.NotEqual(Propose(purchases).OrderNumber, Propose(other).OrderNumber);
        Assert.NotEqual(Propose(purchases).OrderNumber, Propose([purchases[0] with { Round = 2 }, purchases[1]]).OrderNumber);
    }

    /// <summary>Whatever is quoted: what goes ahead costs less in all, nobody more than was approved, and the shares are the whole.</summary>
    [Fact]
    public void Propose_AnyQuote_NobodyPaysMoreAndAllPayLess()
    {
        var line = Gen.Select(Gen.Int[1, 500], Gen.Int[1, 5000], Gen.Int[0, 4000], Gen.Int[-40, 3], Gen.Int[1, 20]);
        var proposed = 0;
        Gen.Select(line.Array[2, 25], Gen.Int[0, 30_000]).Sample(
            (items, shipping) =>
            {
                JointLine[] lines = [.. items.Select((item, i) => new JointLine(
                    $"P-{i:D13}", 1, $"SKU{i}", "item", item.Item1, new($"Q-{i}", item.Item2 / 100m, item.Item3 / 100m, item.Item5)))];
                var quote = Quote(lines, shipping / 100m);
                quote = quote with { Lines = [.. quote.Lines.Zip(items, (quoted, item) => quoted with { UnitPrice = Math.Max(0.01m, quoted.UnitPrice + (item.Item4 / 100m)) })] };
                var order = JointOrderRules.Propose("ACME", Shipping.Standard, lines, new(quote), "USD", Ready);
                if (order.State == JointOrderState.Dissolved) return;
                Interlocked.Increment(ref proposed);
                Assert.Equal(quote.ShippingCost, order.Lines.Sum(one => one.Together!.ShippingCost));
                Assert.All(order.Lines, one => Assert.True(one.Together!.CostOf(one.Quantity) <= one.Alone.CostOf(one.Quantity)));
                Assert.All(order.Lines, one => Assert.True(one.Together!.UnitPrice <= one.Alone.UnitPrice && one.Together.ShippingCost >= 0));
                Assert.True(order.Lines.Sum(one => one.Together!.CostOf(one.Quantity)) < order.Lines.Sum(one => one.Alone.CostOf(one.Quantity)));
            },
            iter: 5000);
        Assert.True(proposed > 50, $"only {proposed} were proposed");
    }

    [Fact]
    public void Life_OnlyGoesForward()
    {
        var proposed = Propose(Several("AAA", "BBB"));
        var sent = JointOrderRules.Sent(proposed, Ready);
        var dissolved = JointOrderRules.Dissolved(proposed, "gone", Ready);

        Assert.Equal(JointOrderState.Sent, sent.State);
        Assert.Same(sent, JointOrderRules.Dissolved(sent, "gone", Ready));
        Assert.Same(dissolved, JointOrderRules.Sent(dissolved, Ready));
        Assert.Same(proposed, JointOrderRules.Placed(proposed, Ready));
        var placed = JointOrderRules.Placed(sent, Ready);
        var refused = JointOrderRules.Refused(sent, "no", Ready);
        Assert.Same(placed, JointOrderRules.Refused(placed, "no", Ready));
        Assert.Same(refused, JointOrderRules.Placed(refused, Ready));
        Assert.Equal([false, false, false, true, true], new[] { proposed, sent, placed, refused, dissolved }.Select(JointOrderRules.IsOff));
    }

    [Fact]
    public void Accept_TheVendorsJointQuote_MustBeForWhatWasAsked()
    {
        JointQuoteWish[] asked = [new("AAA", 10), new("BBB", 5)];
        var body = new JointQuoteBody("QJ-1", [new("BBB", 5, 2, null, 3), new("AAA", 10, 1.5m, 40, 4)], 7, "USD", Ready.AddDays(1));

        var read = JointQuoteRules.Accept("ACME", asked, body).Value!;
        Assert.Equal([new("AAA", 10, 1.5m, 40, 4), new("BBB", 5, 2, int.MaxValue, 3)], read.Lines);

        JointQuoteBody[] wrong =
        [
            body with { Lines = null },
            body with { Lines = [body.Lines![0]] },
            body with { Lines = [body.Lines[0], body.Lines[0]] },
            body with { Lines = [body.Lines[0], body.Lines[1] with { Quantity = 11 }] },
            body with { Lines = [body.Lines[0], body.Lines[1] with { UnitPrice = 0 }] },
            body with { Lines = [body.Lines[0], body.Lines[1] with { LeadTimeDays = -1 }] },
            body with { ShippingCost = -1 },
            body with { QuoteId = "" },
            body with { Currency = "dollars" },
        ];
        Assert.All(wrong, one => Assert.False(JointQuoteRules.Accept("ACME", asked, one).IsAccepted));
    }

    private static JointQuote Changed(JointQuote quote, string sku, Func<JointQuoteLine, JointQuoteLine> change) =>
        quote with { Lines = [.. quote.Lines.Select(line => line.Sku == sku ? change(line) : line)] };
}
