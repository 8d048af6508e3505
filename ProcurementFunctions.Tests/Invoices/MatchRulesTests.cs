using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Tests.Invoices;

public sealed class MatchRulesTests
{
    [Theory]
    [InlineData(100, 10, 20, 0, 0, null)]
    [InlineData(40, 10, 20, 0, 0, null)]
    [InlineData(100, 9, 0, 0, -5, null)]
    [InlineData(100, 10.2, 21, 500, 0.05, null)]
    [InlineData(101, 10, 20, 0, 0, "quantity")]
    [InlineData(100, 10.21, 20, 0, 0, "price")]
    [InlineData(100, 10, 21.01, 0, 0, "freight")]
    [InlineData(100, 10, 20, 0, 0.06, "charges")]
    public void Match_AgainstAllThatCame_DiffersAboveTheTolerances(int quantity, double price, double freight, double tax, double charges, string? what)
    {
        var result = Papers.Invoice(quantity, (decimal)price, (decimal)freight, (decimal)tax, (decimal)charges).Match(Papers.Received());

        Assert.Equal(what is null ? InvoiceStatus.Matched : InvoiceStatus.Differs, result.Status);
        Assert.Equal(what is null ? [] : [what], result.Differences.Select(one => one.What));
    }

    [Theory]
    [InlineData(0, OrderState.Placed, InvoiceStatus.Waiting)]
    [InlineData(60, OrderState.Shipped, InvoiceStatus.Waiting)]
    [InlineData(60, OrderState.Delivered, InvoiceStatus.Differs)]
    [InlineData(0, OrderState.Cancelled, InvoiceStatus.Differs)]
    [InlineData(100, OrderState.Delivered, InvoiceStatus.Matched)]
    public void Match_BeforeAllCame_WaitsWhileMoreIsToCome(int received, OrderState state, InvoiceStatus expected) =>
        Assert.Equal(expected, Papers.Invoice().Match(Papers.Received(received, state: state)).Status);

    [Fact]
    public void Match_AboveTheOrderWhileItComes_DoesNotWait() =>
        Assert.Equal("quantity", Papers.Invoice(120).Match(Papers.Received(0)).Differences.Single().What);

    [Fact]
    public void Match_AfterAPart_CountsUnitsAndFreightOfThePart()
    {
        var after = Papers.Received().With(Papers.Invoice(60));

        Assert.Equal(InvoiceStatus.Matched, Papers.Invoice(40, freight: 0, number: "2").Match(after).Status);
        Assert.Equal(["quantity"], Papers.Invoice(41, freight: 0, number: "2").Match(after).Differences.Select(one => one.What));
        Assert.Equal(["freight"], Papers.Invoice(40, freight: 20, number: "2").Match(after).Differences.Select(one => one.What));
    }

    [Fact]
    public void Match_OfTwoForTheSameGoods_OnlyTheFirstIsReleased()
    {
        var (one, other) = (Papers.Invoice(), Papers.Invoice(number: "2"));
        var both = Papers.Received().With(one).With(other);

        Assert.Equal(InvoiceStatus.Matched, one.Match(both).Status);
        Assert.Equal(InvoiceStatus.Differs, other.Match(both).Status);
        Assert.Equal(InvoiceStatus.Matched, other.Match(both.With(one with { Status = InvoiceStatus.Rejected, Revision = 2 })).Status);
    }

    [Theory]
    [InlineData(190, null)]
    [InlineData(193.8, null)]
    [InlineData(193, "tax")]
    public void Match_WithATaxRate_ComparesTheTax(double tax, string? what)
    {
        var result = Papers.Invoice(tax: (decimal)tax).Match(Papers.Received(), new InvoiceSettings(TaxRate: tax < 191 ? null : 0.19));

        Assert.Equal(what is null ? [] : [what], result.Differences.Select(one => one.What));
    }

    [Fact]
    public void Match_OfAnotherPrice_SaysWhatIsUsual() => Assert.Equal(
        "AR-5381: ordered at 10.00, invoiced at 12.00, usual with this vendor 9.50", Papers.Invoice(price: 12).Match(Papers.Received()).Differences.Single().Text);

    [Fact]
    public void Match_OfADuplicate_IsHeld() =>
        Assert.Equal(["duplicate"], Papers.Invoice().Match(Papers.Received(), duplicateOf: "0 (I-0)").Differences.Select(one => one.What));

    [Theory]
    [InlineData(3, 10, 1000, null)]
    [InlineData(3, 10.5, 1000, null)]
    [InlineData(4, 10, 1000, "credit")]
    [InlineData(3, 9, 1000, "price")]
    [InlineData(3, 10, 29, "credit")]
    public void Match_OfACreditNote_IsForWhatWentBack(int quantity, double price, int left, string? what)
    {
        var credit = Papers.Invoice(quantity, (decimal)price, freight: 0, number: "C", kind: InvoiceKind.CreditNote);

        Assert.Equal(what is null ? [] : [what], credit.Match(Papers.Received(returned: 3).With(Papers.Invoice()), creditLeft: left).Differences.Select(one => one.What));
    }

    [Theory]
    [InlineData(25, null)]
    [InlineData(25.01, "price")]
    public void Match_WithoutTolerance_ComparesThePriceOfABoxExactly(double price, string? what)
    {
        // 25 EUR divided by 12, converted and multiplied again is 25 EUR.
        var rate = new ExchangeRate("EUR", 1.0837m, new(2026, 3, 1));
        var box = new PurchaseUnit("BOX OF 12", 12, "BX");
        var order = Samples.PlacedOrder(Papers.Order, 36, Papers.Now) with { Rate = rate, Unit = box, UnitPrice = rate.ToFirms(box.PriceOfStockUnit(25)), ShippingCost = rate.ToFirms(5) };
        var purchase = Papers.Received() with { Orders = [order] };
        var invoice = Papers.Invoice(36, freight: 5) with
        {
            Currency = "EUR",
            Lines = [new(Papers.Order, Papers.Purchase, Papers.Sku, 36, box.PriceOfStockUnit((decimal)price), 3 * (decimal)price, new(3, (decimal)price, box))],
            Total = (3 * (decimal)price) + 5,
        };

        var result = invoice.Match(purchase, new InvoiceSettings(0, 0, 0));

        Assert.Equal(what is null ? [] : [what], result.Differences.Select(one => one.What));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(10.01, "freight")]
    public void Match_OfFreightInEuros_CountsTheToleranceInTheFirmsCurrency(double freight, string? what)
    {
        var order = Samples.PlacedOrder(Papers.Order, 100, Papers.Now) with { Rate = new("EUR", 0.5m, new(2026, 3, 1)), UnitPrice = 10, ShippingCost = 4 };
        var invoice = Papers.Invoice(price: 20, freight: (decimal)freight) with { Currency = "EUR" };

        // 8.00 EUR are agreed; 2.00 EUR above are 1.00 of the firm's.
        Assert.Equal(what is null ? [] : [what], invoice.Match(Papers.Received() with { Orders = [order] }, new InvoiceSettings(FreightTolerance: 1)).Differences.Select(one => one.What));
    }
}
