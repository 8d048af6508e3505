using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Tests.Invoices;

namespace ProcurementFunctions.Tests.Insights.Money;

public sealed class OpenCreditRulesTests
{
    private static readonly DateOnly Returned = DateOnly.FromDateTime(Papers.Now.UtcDateTime);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(30, 0)]
    [InlineData(31, 1)]
    [InlineData(75, 45)]
    public void Of_ACreditThatNeverCame_IsOverdueAfterAMonth(int days, int overdue)
    {
        var open = OpenCreditRules.Of(Papers.Received(returned: 3).With(Papers.Invoice()), Returned.AddDays(days)).Single();

        Assert.Equal((3, 30m, 30m, Returned, overdue), (open.Units, open.Amount, open.Owed, open.Since, open.DaysOverdue));
    }

    [Fact]
    public void Of_WhatIsCreditedInPart_CountsFromTheFirstThatIsNot()
    {
        var purchase = Papers.Received(returned: 3);
        purchase = purchase with { Returns = [.. purchase.Returns!, new("B-2", Papers.Order, 2, "broken", Papers.Now.AddDays(10), "buyer")] };
        var credit = Papers.Invoice(3, freight: 0, number: "C", kind: ProcurementFunctions.Invoices.InvoiceKind.CreditNote) with { Status = ProcurementFunctions.Invoices.InvoiceStatus.Matched };

        var open = OpenCreditRules.Of(purchase.With(Papers.Invoice()).With(credit), Returned.AddDays(60)).Single();

        Assert.Equal((2, Returned.AddDays(10), 20), (open.Units, open.Since, open.DaysOverdue));
    }
}
