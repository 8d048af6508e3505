using ProcurementFunctions.Doctor;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Invoices;

namespace ProcurementFunctions.Tests.Doctor;

public sealed class InvoiceHealthRulesTests
{
    private static readonly DateTimeOffset Later = Papers.Now.AddDays(1);

    [Fact]
    public void Of_WhatIsNotCarriedOut_IsCarriedOutAfterAWhile()
    {
        var invoice = Papers.Invoice() with { Status = InvoiceStatus.Matched, Revision = 2, Followed = 1 };

        Assert.Equal((FindingKinds.InvoiceNotFollowed, Repair.Follow), InvoiceHealthRules.Of(invoice, Later).Select(one => (one.Kind, one.Repair)).Single());
        Assert.Empty(InvoiceHealthRules.Of(invoice, Papers.Now.AddMinutes(5)));
        Assert.Empty(InvoiceHealthRules.Of(invoice with { Followed = 2 }, Later));
    }

    [Fact]
    public void Of_APaymentOfWhatWasNotReleased_NeedsAPerson()
    {
        var paid = Papers.Invoice() with { Status = InvoiceStatus.Paid, Followed = 1, Payment = new(new(2026, 11, 3), "B-1", "payer", Papers.Now) };
        InvoiceDifference[] differences = [new("price", null, null, 10, null, 12, null, "dear")];

        Assert.Empty(InvoiceHealthRules.Of(paid, Later));
        Assert.Empty(InvoiceHealthRules.Of(paid with { Differences = differences, Decision = new("eve", Papers.Now, true, "fine") }, Later));
        Assert.Equal((FindingKinds.PaidNotMatched, Repair.None), InvoiceHealthRules.Of(paid with { Differences = differences }, Later).Select(one => (one.Kind, one.Repair)).Single());
    }

    [Theory]
    [InlineData(40, null)]
    [InlineData(41, FindingKinds.PaidTwice)]
    public void OfPaid_UnitsAboveThoseAgreed_NeedAPerson(int units, string? kind)
    {
        var first = Papers.Invoice(60) with { Status = InvoiceStatus.Paid };
        var second = Papers.Invoice(units, freight: 0, number: "2") with { Status = InvoiceStatus.Paid, Payment = new(new(2026, 11, 3), "B-1", "payer", Papers.Now) };
        var purchase = Papers.Received().With(first).With(second);

        Assert.Equal(kind, InvoiceHealthRules.OfPaid(second, purchase)?.Kind);
        Assert.Null(InvoiceHealthRules.OfPaid(second with { Decision = new("eve", Papers.Now, true, "fine") }, purchase));
    }

    [Theory]
    [InlineData(1105, 1105, null)]
    [InlineData(1020, 1020, Repair.Settle)]
    [InlineData(1105, 1020, Repair.Correct)]
    internal void OfCost_WhatRecordAndLedgerSay_IsWhatTheInvoicesSay(int record, int ledger, Repair? repair)
    {
        var purchase = Papers.Received().With(Papers.Invoice(tax: 85) with { Status = InvoiceStatus.Matched }) with
        {
            Budget = new("2026-11", BudgetState.Actual, record, Papers.Now),
        };
        var books = BudgetLedger.Empty("2026-11") with { Entries = [new(purchase.Id, "buyer", BudgetState.Actual, ledger, Papers.Now)] };

        Assert.Equal(repair, InvoiceHealthRules.OfCost(purchase, books, Later)?.Repair);
        Assert.Null(InvoiceHealthRules.OfCost(purchase with { Invoices = null }, books, Later));
    }
}
