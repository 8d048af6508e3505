using System.Text;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Mail.Replies;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Mail;

public sealed class ReplyRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly VendorMailDocument Order = new()
    {
        Id = "PO-0123456789ABC-1-1",
        VendorId = "MUELLER",
        PurchaseId = "P-0123456789ABC",
        Round = 1,
        IsOrder = true,
        Sku = "BOLT",
        ItemName = "Bolt",
        Quantity = 30,
        Currency = "EUR",
        Shipping = Shipping.Standard,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void IdsOf_Message_SurestPlacesFirst()
    {
        var message = new ReplyMessage(
            "x@y.example", "Re: Order po-0123456789abc-1-1: 30 of Bolt", "> Order PO-AAAAAAAAAAAAA-1-1\nof P-0123456789ABC", "", "<Q-0123456789ABC.2@firm.example>", "P-BBBBBBBBBBBBB");

        Assert.Equal(
            ["P-BBBBBBBBBBBBB", "Q-0123456789ABC", "PO-0123456789ABC-1-1", "PO-AAAAAAAAAAAAA-1-1+P-0123456789ABC"],
            ReplyRules.IdsOf(message).Select(ids => string.Join('+', ids)));
        Assert.Empty(ReplyRules.IdsOf(message with { Subject = "Hello PO-1", Text = "XPO-0123456789ABC-1-1 Q-0123456789ABCD", References = "", About = null }));
    }

    [Fact]
    public void With_ManyReplies_KeepsTheNewestAndEachOnce()
    {
        var document = new VendorRepliesDocument { Id = "P-0123456789ABC" };
        for (var n = 1; n <= 25; n++) document = ReplyRules.With(ReplyRules.With(document, Reply($"m{n}")), Reply($"m{n}"));

        Assert.Equal(Enumerable.Range(6, ReplyRules.MostReplies), document.Replies.Select(reply => reply.Number));
    }

    [Fact]
    public void Plain_LongTextWithControls_IsShortAndHasNone()
    {
        var plain = ReplyRules.Plain($"a\0b\r\n\n\n\nc{new string('x', 9_000)}");

        Assert.StartsWith("ab\n\nc", plain, StringComparison.Ordinal);
        Assert.Equal(ReplyRules.LongestText, plain.Length);
    }

    [Fact]
    public void Checked_FiguresOfTheText_AreKeptAndOthersNot()
    {
        var read = new VendorEntry("confirm", UnitPrice: 2.75m, Shipping: 9, Quantity: 20, Promised: new(2026, 3, 12), Note: "The rest follows in April", Reason: "because I say so");
        var taken = ProposalRules.Checked(read, VendorEntries.Of(Order), "We confirm 20 pieces at 2,75 EUR for 12.03.2026.\nThe rest  follows in April.", Today);

        Assert.Equal(read with { Shipping = null, Reason = null }, taken);
    }

    [Theory]
    [InlineData("It comes on 12 March", true)]
    [InlineData("It comes on 2026-03-12", true)]
    [InlineData("It comes on 03/12/2026", true)]
    [InlineData("It comes on Thursday in a week", false)]
    [InlineData("It comes on the 12th of April", false)]
    public void Checked_Day_MustStandInTheText(string text, bool isKept) =>
        Assert.Equal(isKept, ProposalRules.Checked(new("confirm", Promised: new(2026, 3, 12)), ["confirm"], text, Today)!.Promised is not null);

    [Fact]
    public void Checked_DigitsOfAnotherScript_AreReadAsWell()
    {
        var read = new VendorEntry("confirm", Quantity: 20, Promised: new(2026, 3, 12));

        Assert.Equal(read, ProposalRules.Checked(read, ["confirm"], "نؤكد ٢٠ قطعة ليوم ١٢/٣", Today));
        Assert.Equal(new("confirm"), ProposalRules.Checked(read, ["confirm"], "نؤكد ٣٠ قطعة", Today));
    }

    [Fact]
    public void Checked_WhatCannotBeEntered_IsNothing()
    {
        Assert.Null(ProposalRules.Checked(new("quote", UnitPrice: 2), VendorEntries.Of(Order), "2", Today));
        Assert.Null(ProposalRules.Checked(new("approve"), VendorEntries.Of(Order), "approve", Today));
        Assert.Empty(VendorEntries.Of(Order with { CancelledAt = DateTimeOffset.UnixEpoch }));
        Assert.Equal(["agreeToCancel", "refuseToCancel", "ship"], VendorEntries.Of(Order with { CancelAskedAt = DateTimeOffset.UnixEpoch }));
    }

    [Fact]
    public void Read_MailInParts_GivesItsWordsAndWhatItAnswers()
    {
        const string raw =
            "From: =?utf-8?Q?M=C3=BCller?= <sales@mueller.example>\r\nSubject: =?utf-8?Q?Re:_Order_PO-0123456789ABC-1-1?=\r\nMessage-ID: <7@mueller.example>\r\nIn-Reply-To: <PO-0123456789ABC-1-1.1@firm.example>\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Wir best&auml;tigen</p><p>30 St&uuml;ck</p>\r\n--b\r\n"
            + "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n";
        var message = MimeReply.Read(Encoding.UTF8.GetBytes(raw));

        Assert.Equal(("sales@mueller.example", "Re: Order PO-0123456789ABC-1-1", "7@mueller.example"), (message.From, message.Subject, message.MessageId));
        Assert.Equal("Wir bestätigen\n\n30 Stück", ReplyRules.Plain(message.Text));
        Assert.Equal(["PO-0123456789ABC-1-1"], ReplyRules.IdsOf(message).First());
    }

    [Theory]
    [InlineData("Subject: nobody\r\n\r\nhello")]
    [InlineData("From: a@b.example, c@d.example\r\n\r\nhello")]
    [InlineData("")]
    public void Read_NoMailOfOnePerson_IsRefused(string raw) => Assert.Equal(400, Assert.Throws<ProblemException>(() => MimeReply.Read(Encoding.UTF8.GetBytes(raw))).Status);

    private static VendorReply Reply(string id) => new(0, Order.Id, "MUELLER", DateTimeOffset.UnixEpoch, "a@b.example", "", "x", true, id);
}
