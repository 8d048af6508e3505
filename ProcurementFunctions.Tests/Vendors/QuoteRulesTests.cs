using CsCheck;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Vendors;

public sealed class QuoteRulesTests
{
    private static readonly QuoteBody Good = new(
        "Q-1", "BOLT", 2.50m, [new(100, 2.20m)], 10, 500, 5, 400, 7, 12.50m, "USD", new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly QuoteWish Wish = new("BOLT", 20, default);

    public static TheoryData<string, string> Bad { get; } = new()
    {
        { "sku", "another item" },
        { "noSku", "another item" },
        { "noId", "no usable id" },
        { "longId", "no usable id" },
        { "controlInId", "no usable id" },
        { "noCurrency", "no currency" },
        { "free", "price that cannot be" },
        { "negative", "price that cannot be" },
        { "absurd", "price that cannot be" },
        { "negativeShipping", "price that cannot be" },
        { "negativeLead", "lead time" },
        { "absurdLead", "lead time" },
        { "nullBreak", "price break" },
        { "freeBreak", "price break" },
        { "breakOfNothing", "price break" },
        { "twoBreaksOfOne", "two prices" },
        { "manyBreaks", "more than 50" },
        { "noPack", "order sizes" },
        { "absurdMinimum", "order sizes" },
        { "minimumAboveMaximum", "order sizes" },
        { "negativeAvailable", "order sizes" },
    };

    [Fact]
    public void Accept_GoodQuote_AsItIs()
    {
        var quote = QuoteRules.Accept("ACME", Wish, Good).Value!;

        Assert.Equal(("ACME", "Q-1", 2.50m, 10, 500, 5, 400), (quote.VendorId, quote.QuoteId, quote.UnitPrice, quote.MinOrderQuantity, quote.MaxOrderQuantity, quote.PackSize, quote.Available));
        Assert.Equal(2.20m, QuotePricing.UnitPriceAt(quote, 100));
    }

    [Fact]
    public void Accept_OnlyWhatIsNeeded_ByDefaults()
    {
        var quote = QuoteRules.Accept("ACME", Wish, Good with { PriceBreaks = null, MinOrderQuantity = null, MaxOrderQuantity = null, PackSize = null, Available = null }).Value!;

        Assert.Equal((1, null, 1, int.MaxValue), (quote.MinOrderQuantity, quote.MaxOrderQuantity, quote.PackSize, quote.Available));
    }

    [Fact]
    public void Accept_ByTheBox_InStockUnits()
    {
        var quote = QuoteRules.Accept("ACME", Wish, Good with { Unit = "BOX OF 12", UnitPrice = 24m, PriceBreaks = [new(10, 22m)], MinOrderQuantity = 2, PackSize = 1 }).Value!;

        Assert.Equal((2m, 24, 6000, 12, 4800), (quote.UnitPrice, quote.MinOrderQuantity, quote.MaxOrderQuantity, quote.PackSize, quote.Available));
        Assert.Equal(new PriceBreak(120, 1.833333333333m), Assert.Single(quote.PriceBreaks));
        Assert.Equal(new PurchaseUnit("BOX OF 12", 12, "BX"), quote.Unit);
        Assert.Equal(22m, quote.Unit!.PriceOfPurchaseUnit(quote.PriceBreaks[0].UnitPrice));
    }

    [Theory]
    [InlineData(null, null, 24)]
    [InlineData(null, 1, 24)]
    [InlineData(null, 12, 24)]
    [InlineData("BOX", 1, 24)]
    [InlineData("BOX OF 6", null, 12)]
    [InlineData("EA", 6, 2)]
    [InlineData(null, 6, null)]
    [InlineData("pallet", null, null)]
    [InlineData("kg", null, null)]
    [InlineData("wheelbarrow", null, null)]
    public void Accept_AskedForBoxesOf12_TakesTheUnitThatItMeans(string? unit, int? packSize, int? minimum)
    {
        var wish = Wish with { Unit = new("BOX OF 12", 12, "BX"), StockUnit = "C62" };

        var read = QuoteRules.Accept("ACME", wish, Good with { Unit = unit, PackSize = packSize, MinOrderQuantity = 2 });

        Assert.Equal(minimum, read.Value?.MinOrderQuantity);
    }

    [Theory, MemberData(nameof(Bad))]
    public void Accept_WhatCannotBe_RefusedWithTheReason(string what, string reason)
    {
        var answer = QuoteRules.Accept("ACME", Wish, what switch
        {
            "sku" => Good with { Sku = "NUT" },
            "noSku" => Good with { Sku = null! },
            "noId" => Good with { QuoteId = " " },
            "longId" => Good with { QuoteId = new string('q', 129) },
            "controlInId" => Good with { QuoteId = "Q\n1" },
            "noCurrency" => Good with { Currency = null! },
            "free" => Good with { UnitPrice = 0 },
            "negative" => Good with { UnitPrice = -2 },
            "absurd" => Good with { UnitPrice = decimal.MaxValue },
            "negativeShipping" => Good with { ShippingCost = -1 },
            "negativeLead" => Good with { LeadTimeDays = -1 },
            "absurdLead" => Good with { LeadTimeDays = int.MaxValue },
            "nullBreak" => Good with { PriceBreaks = [null!] },
            "freeBreak" => Good with { PriceBreaks = [new(10, 0)] },
            "breakOfNothing" => Good with { PriceBreaks = [new(0, 1)] },
            "twoBreaksOfOne" => Good with { PriceBreaks = [new(10, 2), new(10, 1)] },
            "manyBreaks" => Good with { PriceBreaks = [.. Enumerable.Range(1, 51).Select(i => new PriceBreakBody(i, 1))] },
            "noPack" => Good with { PackSize = 0 },
            "absurdMinimum" => Good with { MinOrderQuantity = int.MaxValue, MaxOrderQuantity = null },
            "minimumAboveMaximum" => Good with { MinOrderQuantity = 501 },
            "negativeAvailable" => Good with { Available = -1 },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        });

        Assert.False(answer.IsAccepted);
        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Accept_AnyFigures_RefusedOrFitToChooseFrom() => Gen
        .Select(
            Gen.Select(Gen.Decimal, Gen.Decimal, Gen.Int, Gen.Int),
            Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Int),
            Gen.Select(Gen.Int, Gen.Decimal).Array[0, 5])
        .Sample((money, sizes, breaks) =>
        {
            var body = Good with
            {
                UnitPrice = money.Item1,
                ShippingCost = money.Item2,
                LeadTimeDays = money.Item3,
                Available = money.Item4,
                MinOrderQuantity = sizes.Item1,
                MaxOrderQuantity = sizes.Item2,
                PackSize = sizes.Item3,
                PriceBreaks = [.. breaks.Select(step => new PriceBreakBody(step.Item1, step.Item2))],
            };
            if (QuoteRules.Accept("ACME", Wish, body).Value is { } quote) PlanRanking.Record(Samples.Inputs(1000, quote));
        });
}
