using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations.Rules;

public sealed class InvoiceTalkTests
{
    private const string Purchase = "P-0123456789ABC";

    private static readonly KnownFacts Received = KnownFacts.None with
    {
        Purchase = new(Purchase, "AR-5381", "Adjustable Race", 10, PurchaseStatus.Received, "buyer", 25, "Acme", null, null, null) { Returnable = 7 },
    };

    private readonly Talk _talk = new();

    [Theory]
    [InlineData("what do we owe?", InsightTopics.Owed)]
    [InlineData("how much do we owe?", InsightTopics.Owed)]
    [InlineData("what do we owe our vendors?", InsightTopics.Owed)]
    [InlineData("which bills are due?", InsightTopics.Owed)]
    [InlineData("which invoices are overdue?", InsightTopics.Owed)]
    [InlineData("which invoices are waiting?", InsightTopics.WaitingInvoices)]
    [InlineData("are there any invoices on hold?", InsightTopics.WaitingInvoices)]
    [InlineData("which invoices differ?", InsightTopics.WaitingInvoices)]
    [InlineData("is invoice 4711 paid?", InsightTopics.InvoicePaid)]
    [InlineData("has invoice INV-2026-17 been paid yet?", InsightTopics.InvoicePaid)]
    [InlineData("did we pay invoice 4711?", InsightTopics.InvoicePaid)]
    [InlineData("what about invoice 4711?", InsightTopics.InvoicePaid)]
    public void Needs_OfAQuestionAboutInvoices_AreAskedOfTheInsights(string text, string topic) => Assert.Equal(topic, _talk.Needs(text).Insight?.Topic);

    [Theory]
    [InlineData("is invoice 4711 paid?", "4711")]
    [InlineData("is invoice number INV-2026-17 paid?", "INV-2026-17")]
    public void Needs_OfAnInvoice_NameItsNumber(string text, string number) => Assert.Equal(number, _talk.Needs(text).Insight?.Measure);

    [Fact]
    public void Decide_Owed_SaysWhatAndToWhom()
    {
        var owed = new OwedInsight(
            new(2026, 3, 1), "USD", 130, 30, new(1, 10), new(0, 0), [], [new("ACME", "Acme", 2, 130, 30, new(2026, 2, 20), [new("EUR", 120)])], [new("P-1", "PO-1", "ACME", "A", "A", 3, 7.5m, 7.5m, null, new(2026, 2, 1), 0)], [], null);

        var reply = _talk.Say("what do we owe?", KnownFacts.None with { Insight = owed }).Reply;

        Assert.StartsWith("We owe 130.00 USD by 2 invoices, 30.00 USD of it overdue.", reply.Replace("$130.00", "130.00 USD", StringComparison.Ordinal).Replace("$30.00", "30.00 USD", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 more is not released", reply, StringComparison.Ordinal);
        Assert.Contains("Acme", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_AnInvoice_SaysWhetherItIsPaid()
    {
        var one = new NumberedInvoice("I-1", InvoiceKind.Invoice, "Acme", 30, "USD", InvoiceStatus.Matched, new(2026, 3, 20), null, [], null, "ann", false, 2);

        Assert.Contains("is not paid: it is released and due on 2026-03-20", Say([one]), StringComparison.Ordinal);
        Assert.Contains("was paid on 2026-03-02, reference B-1", Say([one with { Status = InvoiceStatus.Paid, Payment = new(new(2026, 3, 2), "B-1", "eve", default) }]), StringComparison.Ordinal);
        Assert.Equal("I know no invoice 4711.", Say([]));

        string Say(NumberedInvoice[] found) => _talk.Say("is invoice 4711 paid?", KnownFacts.None with { Insight = new NumberedInsight("4711", found) }).Reply;
    }

    [Fact]
    public void Decide_Return_IsBookedOnceWithItsReason()
    {
        Assert.Equal(Purchase, _talk.Needs($"return 3 of {Purchase} because they are broken").PurchaseId);
        var outcome = _talk.Say($"return 3 of {Purchase} because they are broken", Received);

        var effect = Assert.IsType<BookReturn>(Assert.Single(outcome.Effects));
        Assert.Equal((Purchase, 3, "they are broken"), (effect.PurchaseId, effect.Quantity, effect.Reason));
        Assert.Contains("expect a credit", outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return 8 of P-0123456789ABC because they are broken", "Only 7")]
    [InlineData("return P-0123456789ABC because it is broken", "How many")]
    [InlineData("return 3 of P-0123456789ABC", "Why")]
    [InlineData("return 3 AR-5381 because they are broken", "Which purchase")]
    [InlineData("return 3 of P-0123456789ABC if they are broken", "")]
    [InlineData("don't return 3 of P-0123456789ABC because they are broken", "")]
    public void Decide_ReturnThatIsNotClear_DoesNothingAndAsks(string text, string says)
    {
        var outcome = _talk.Say(text, Received);

        Assert.Empty(outcome.Effects);
        Assert.Contains(says, outcome.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accept invoice 4711 because they raised prices", true, "they raised prices")]
    [InlineData("please approve the bill no 4711, because we agreed on it", true, "we agreed on it")]
    [InlineData("invoice 4711 is fine because we agreed on it", true, "we agreed on it")]
    [InlineData("reject invoice 4711 because nothing came", false, "nothing came")]
    [InlineData("we dispute invoice 4711 because it is too much", false, "it is too much")]
    public void DecideInvoice_IsReadBackAndDoneAfterYes(string text, bool accept, string reason)
    {
        var talk = new Talk { Rights = new(false, true, false) };
        Assert.Equal("4711", talk.Needs(text).Insight?.Measure);

        var asked = talk.Say(text, Known(Differing));
        Assert.Empty(asked.Effects);
        Assert.Contains("35.00", asked.Reply, StringComparison.Ordinal);
        Assert.Contains("ordered at 2.50, invoiced at 3.00", asked.Reply, StringComparison.Ordinal);
        var done = talk.Say("yes", Known(Differing));

        Assert.Equal(new BookInvoiceDecision("I-1", 3, accept, reason), Assert.Single(done.Effects));
    }

    [Fact]
    public void DecideInvoice_ThatChangedMeanwhile_IsReadBackAnew()
    {
        var talk = new Talk { Rights = new(false, true, false) };
        talk.Say("accept invoice 4711 because we agreed on it", Known(Differing));

        var again = talk.Say("yes", Known(Differing with { Revision = 4, Differences = ["freight: 5.00 agreed, 9.00 invoiced"] }));

        Assert.Empty(again.Effects);
        Assert.Contains("9.00 invoiced", again.Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accept invoice 4711", "Why do you accept it?")]
    [InlineData("accept invoice 4711 if they agree", "")]
    [InlineData("don't accept invoice 4711 because it is too much", "")]
    [InlineData("accept invoices because we agreed", "")]
    public void DecideInvoice_ThatIsNotClear_DoesNothing(string text, string says)
    {
        var talk = new Talk { Rights = new(false, true, false) };
        var outcome = talk.Say(text, Known(Differing));

        Assert.Empty(outcome.Effects);
        Assert.Contains(says, outcome.Reply, StringComparison.Ordinal);
        Assert.Empty(talk.Say("yes", Known(Differing)).Effects);
    }

    [Fact]
    public void DecideInvoice_OfWhatCannotBeDecided_SaysWhy()
    {
        const string accept = "accept invoice 4711 because we agreed on it";
        Assert.StartsWith("Only an approver", _talk.Say(accept, Known(Differing)).Reply, StringComparison.Ordinal);
        Assert.Contains("typed invoice 4711 in yourself", Approver(accept, Differing with { EnteredBy = "buyer" }), StringComparison.Ordinal);
        Assert.Contains("There is nothing to decide", Approver(accept, Differing with { Status = InvoiceStatus.Matched }), StringComparison.Ordinal);
        Assert.Contains("I know no invoice 4711", Approver(accept), StringComparison.Ordinal);
        Assert.Contains("I cannot tell which", Approver(accept, Differing, Differing with { InvoiceId = "I-2", VendorName = "Other" }), StringComparison.Ordinal);

        static string Approver(string text, params NumberedInvoice[] found) => new Talk { Rights = new(false, true, false) }.Say(text, Known(found)).Reply;
    }

    private static readonly NumberedInvoice Differing = new(
        "I-1", InvoiceKind.Invoice, "Acme", 35, "USD", InvoiceStatus.Differs, new(2026, 3, 20), null, ["AR-5381: ordered at 2.50, invoiced at 3.00"], null, "ann", false, 3);

    private static KnownFacts Known(params NumberedInvoice[] found) => KnownFacts.None with { Insight = new NumberedInsight("4711", found) };

    [Fact]
    public void Decide_ReturnByOneWhoMayNotBuy_IsRefused() =>
        Assert.Empty(new Talk { Rights = default }.Say($"return 3 of {Purchase} because they are broken", Received).Effects);
}
