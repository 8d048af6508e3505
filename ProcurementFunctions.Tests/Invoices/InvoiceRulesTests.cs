using ProcurementFunctions.Hosting.Privacy;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Invoices;

public sealed class InvoiceRulesTests
{
    private static readonly InvoiceDocument Differing = InvoiceRules.Matched(
        Papers.Invoice(price: 12), new(InvoiceStatus.Differs, [new("price", null, null, 10, null, 12, null, "dear")], null), Papers.Now);

    private static readonly InvoiceDocument Agreeing = InvoiceRules.Matched(Papers.Invoice(), new(InvoiceStatus.Matched, [], null), Papers.Now);

    [Fact]
    public void Matched_WithTheSameResult_ChangesNothing() =>
        Assert.Same(Differing, InvoiceRules.Matched(Differing, new(InvoiceStatus.Differs, [.. Differing.Differences], null), Papers.Now.AddDays(1)));

    [Fact]
    public void Matched_OfWhatIsDecidedOrPaid_ChangesNothing()
    {
        var accepted = InvoiceRules.Decide(Differing, true, "fine", "approver", Papers.Now).Value!;
        var paid = InvoiceRules.Pay(Agreeing, new(new(2026, 11, 3), "B-1", "payer", Papers.Now)).Value!;

        Assert.All([accepted, paid], one => Assert.Same(one, InvoiceRules.Matched(one, new(InvoiceStatus.Waiting, [], "goods"), Papers.Now)));
    }

    [Fact]
    public void Decide_Twice_ChangesNothingOrIsRefused()
    {
        var accepted = InvoiceRules.Decide(Differing, true, "fine", "approver", Papers.Now).Value!;

        Assert.Same(accepted, InvoiceRules.Decide(accepted, true, "fine", "approver", Papers.Now).Value);
        Assert.Equal("it was accepted by approver already", InvoiceRules.Decide(accepted, false, "no", "approver", Papers.Now).Refusal);
        Assert.Contains("no decision", InvoiceRules.Decide(Agreeing, true, "fine", "approver", Papers.Now).Refusal, StringComparison.Ordinal);
        Assert.True(InvoiceRules.Decide(Agreeing, false, "not ours", "approver", Papers.Now).IsAccepted);
        Assert.Single(accepted.Untold!);
    }

    [Theory]
    [InlineData(InvoiceStatus.Waiting, false)]
    [InlineData(InvoiceStatus.Differs, false)]
    [InlineData(InvoiceStatus.Rejected, false)]
    [InlineData(InvoiceStatus.Matched, true)]
    [InlineData(InvoiceStatus.Accepted, true)]
    public void Pay_OnlyWhatIsReleased_IsPaid(InvoiceStatus status, bool isPaid) =>
        Assert.Equal(isPaid, InvoiceRules.Pay(Papers.Invoice() with { Status = status }, new(new(2026, 11, 3), "B-1", "payer", Papers.Now)).IsAccepted);

    [Fact]
    public void Pay_Again_IsTheSamePaymentOrRefused()
    {
        var paid = InvoiceRules.Pay(Agreeing, new(new(2026, 11, 3), "B-1", "payer", Papers.Now)).Value!;

        Assert.Same(paid, InvoiceRules.Pay(paid, new(new(2026, 11, 3), "B-1", "other", Papers.Now)).Value);
        Assert.Equal("it was paid on 2026-11-03 already, reference B-1", InvoiceRules.Pay(paid, new(new(2026, 11, 4), "B-1", "payer", Papers.Now)).Refusal);
    }

    [Fact]
    public void Lesson_OfEachEnd_SaysWhetherItAgreedByItself()
    {
        Assert.True(InvoiceRules.Lesson(Agreeing));
        Assert.Null(InvoiceRules.Lesson(Differing));
        Assert.False(InvoiceRules.Lesson(InvoiceRules.Decide(Differing, true, "fine", "approver", Papers.Now).Value!));
        Assert.Null(InvoiceRules.Lesson(Papers.Invoice(kind: InvoiceKind.CreditNote) with { Status = InvoiceStatus.Matched }));
    }

    [Fact]
    public void Erased_OfItsPersons_NamesNobodyAndKeepsTheBar()
    {
        var erasure = new Erasure("typist", "erased-user-1");
        var erased = InvoiceRules.Erased(Differing, erasure, RequesterSeal.Of("typist"));
        var decided = InvoiceRules.Erased(InvoiceRules.Decide(Differing, false, "no", "typist", Papers.Now).Value!, erasure, RequesterSeal.Of("typist"));

        Assert.Equal("erased-user-1", erased.EnteredBy);
        Assert.True(InvoiceRules.IsEnteredBy(erased, "typist"));
        Assert.Equal(("erased-user-1", Erasure.Removed), (decided.Decision!.By, decided.Decision.Reason));
    }
}
