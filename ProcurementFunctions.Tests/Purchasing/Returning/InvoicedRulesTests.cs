using ProcurementFunctions.Invoices;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;
using ProcurementFunctions.Tests.Invoices;

namespace ProcurementFunctions.Tests.Purchasing.Returning;

public sealed class InvoicedRulesTests
{
    private static InvoiceDocument Released(InvoiceDocument invoice) => invoice with { Status = InvoiceStatus.Matched };

    private static InvoiceDocument Credit(int quantity, InvoiceStatus status = InvoiceStatus.Matched) =>
        Papers.Invoice(quantity, freight: 0, number: "C", kind: InvoiceKind.CreditNote) with { Status = status };

    [Fact]
    public void ActualCost_WithoutPapers_IsWhatCameAtTheOrdersPrice()
    {
        Assert.Equal(1020, EndRules.ActualCost(Papers.Received()));
        Assert.Equal(0, EndRules.ActualCost(Papers.Received(0)));
    }

    [Theory]
    [InlineData(InvoiceStatus.Waiting, 1020)]
    [InlineData(InvoiceStatus.Differs, 1020)]
    [InlineData(InvoiceStatus.Rejected, 1020)]
    [InlineData(InvoiceStatus.Matched, 1105)]
    [InlineData(InvoiceStatus.Accepted, 1105)]
    [InlineData(InvoiceStatus.Paid, 1105)]
    public void ActualCost_WithAnInvoice_IsTheInvoiceOnceItIsReleased(InvoiceStatus status, int cost) =>
        Assert.Equal(cost, EndRules.ActualCost(Papers.Received().With(Papers.Invoice(tax: 85) with { Status = status })));

    [Fact]
    public void ActualCost_OfAPart_CountsTheRestAsBefore()
    {
        var part = Papers.Received().With(Released(Papers.Invoice(60, freight: 8, tax: 2)));

        Assert.Equal(610 + 412, EndRules.ActualCost(part));
        Assert.Equal(610 + 400, EndRules.ActualCost(part.With(Released(Papers.Invoice(40, freight: 0, number: "2")))));
    }

    [Fact]
    public void ActualCost_WithReturnsAndCredits_IsLess()
    {
        Assert.Equal(990, EndRules.ActualCost(Papers.Received(returned: 3)));
        var invoiced = Papers.Received(returned: 3).With(Released(Papers.Invoice()));
        Assert.Equal(1020, EndRules.ActualCost(invoiced));
        Assert.Equal(1020, EndRules.ActualCost(invoiced.With(Credit(3, InvoiceStatus.Differs))));
        Assert.Equal(990, EndRules.ActualCost(invoiced.With(Credit(3))));
    }

    [Fact]
    public void ToCredit_AsPapersCome_IsWhatIsInvoicedAboveWhatWasKept()
    {
        var returned = Papers.Received(returned: 3);
        Assert.Equal(3, Open(returned));
        Assert.Equal(3, Open(returned.With(Released(Papers.Invoice()))));
        Assert.Equal(0, Open(returned.With(Released(Papers.Invoice(97)))));
        Assert.Equal(1, Open(returned.With(Released(Papers.Invoice(98)))));
        Assert.Equal(1, Open(returned.With(Released(Papers.Invoice())).With(Credit(2))));
        Assert.Equal(0, Open(returned.With(Released(Papers.Invoice())).With(Credit(3))));

        static int Open(PurchaseDocument purchase) => InvoicedRules.ToCredit(purchase, Papers.Order, 100);
    }

    [Fact]
    public void Told_AnOlderWord_ChangesNothing()
    {
        var now = Papers.Received().With(Released(Papers.Invoice()) with { Revision = 2 });

        Assert.Same(now, now.With(Papers.Invoice()));
        Assert.Equal(["requested", "invoiced", "invoiceMatched"], now.Timeline.Select(entry => entry.Event));
    }
}
