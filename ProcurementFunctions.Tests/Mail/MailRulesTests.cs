using CsCheck;
using MimeKit;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Preferences;
using UglyToad.PdfPig;

namespace ProcurementFunctions.Tests.Mail;

public sealed class MailRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private static readonly VendorMailDocument Order = OutboxRules.Due(
        new()
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
            UnitPrice = 2.5m,
            ShippingCost = 5,
            CreatedAt = At,
        },
        MailKind.Order,
        At);

    private static MailConfirmation Promise(int days) => new(At, DateOnly.FromDateTime(At.UtcDateTime).AddDays(days), null, null, null, null);

    [Fact]
    public void Outbox_ServerAway_IsTriedAgainWithLongerPauses()
    {
        var (document, now, pauses) = (Order, At, new List<double>());
        for (var i = 0; i < 10; i++)
        {
            var mail = OutboxRules.Next(document, now)!;
            document = OutboxRules.Failed(OutboxRules.Begun(document, mail, now, Lease), 1, "away", isUnsure: false, now);
            pauses.Add((document.NextMailAt!.Value - now).TotalSeconds);
            Assert.Null(OutboxRules.Next(document, now));
            now = document.NextMailAt.Value;
        }

        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800], pauses);
        Assert.False(document.Mails[0].IsMaybeThere);
    }

    [Fact]
    public void Outbox_SenderDied_IsSentAgainAndCountsAsMaybeThere()
    {
        var begun = OutboxRules.Begun(Order, Order.Mails[0], At, Lease);
        Assert.Null(OutboxRules.Next(begun, At + (Lease / 2)));
        var again = OutboxRules.Begun(begun, OutboxRules.Next(begun, At + Lease)!, At + Lease, Lease);

        Assert.True(OutboxRules.Failed(again, 1, "away", isUnsure: false, At + Lease).Mails[0].IsMaybeThere);
        Assert.Null(OutboxRules.Sent(again, 1, At + Lease).NextMailAt);
    }

    [Fact]
    public void Cancel_NoMailTaken_IsSettledWithoutAMail()
    {
        var cancelled = CancelRules.Asked(Order, At, At);

        Assert.Equal((At, null), (cancelled.CancelledAt, cancelled.NextMailAt));
    }

    [Fact]
    public void Cancel_MailMaybeTaken_AsksTheVendorOnce()
    {
        var sent = OutboxRules.Sent(OutboxRules.Begun(Order, Order.Mails[0], At, Lease), 1, At);
        var asked = CancelRules.Asked(CancelRules.Asked(sent, At, At), At.AddDays(1), At.AddDays(1));

        Assert.Equal([MailKind.Order, MailKind.Cancellation], asked.Mails.Select(mail => mail.Kind));
        Assert.Null(asked.CancelledAt);
        Assert.NotNull(EntryRules.Confirmed(asked, Promise(3), At).Refusal);
        Assert.NotNull(EntryRules.CancelAnswered(asked, agrees: true, null, At).Value!.CancelledAt);
        var kept = EntryRules.CancelAnswered(asked, agrees: false, "packed", At).Value!;
        Assert.Equal("acknowledged", MailOrderRules.Seen(kept)!.Status);
    }

    [Fact]
    public void Reminders_OfAnOrder_AreFourAndEndWithAnAnswer()
    {
        var sent = OutboxRules.Sent(Order, 1, At) with { RemindAt = OutboxRules.RemindAt(Order, 0) };
        var (document, reminded) = (sent, new List<double>());
        while (document.RemindAt is { } at)
        {
            document = OutboxRules.Reminded(document, at, at);
            document = OutboxRules.Sent(document, document.Mails.Count, at);
            reminded.Add((at - At).TotalDays);
        }

        Assert.Equal([1, 3, 7, 14], reminded);
        Assert.Null(OutboxRules.Reminded(EntryRules.Confirmed(sent, Promise(3), At).Value! with { RemindAt = At }, At.AddDays(2), At).RemindAt);
    }

    [Fact]
    public void Order_ItsLife_IsSeenAsByAnInterface()
    {
        Assert.Null(MailOrderRules.Seen(Order));
        var confirmed = EntryRules.Confirmed(Order, Promise(5) with { UnitPrice = 2.75m, Quantity = 20 }, At).Value!;
        Assert.Equal(("acknowledged", 2.75m, 20), (MailOrderRules.Seen(confirmed)!.Status, MailOrderRules.Seen(confirmed)!.UnitPrice, MailOrderRules.Seen(confirmed)!.Quantity));
        Assert.Equal("delayed", EntryRules.Confirmed(confirmed, Promise(9), At).Value!.Entries[^1].Event);
        var part = EntryRules.Shipped(confirmed, 15, "1Z", At).Value!;
        Assert.NotNull(EntryRules.Shipped(part, 6, null, At).Refusal);
        Assert.NotNull(EntryRules.Refused(part, "no", At).Refusal);
        var come = EntryRules.Delivered(EntryRules.Shipped(part, 5, null, At).Value!, At).Value!;
        Assert.Equal(("shipped", "delivered"), (MailOrderRules.Seen(part)!.Status, MailOrderRules.Seen(come)!.Status));
        Assert.Equal(20, MailOrderRules.Seen(come)!.Shipments.Sum(one => one.Quantity));
        Assert.Equal("cancelled", MailOrderRules.Seen(EntryRules.Refused(confirmed, "fire", At).Value!)!.Status);
        Assert.Null(MailOrderRules.Seen(EntryRules.Refused(Order, "fire", At).Value!));
    }

    [Fact]
    public void Entries_WithoutEnd_AreRefused()
    {
        var document = Order;
        for (var i = 0; i < EntryRules.MostEntries; i++) document = EntryRules.Confirmed(document, Promise(5), At).Value!;

        Assert.NotNull(EntryRules.Confirmed(document, Promise(5), At).Refusal);
    }

    [Fact]
    public void Text_OfAnyNames_BeginsNoOtherHeaderOrLine() => Gen.String.Sample(name =>
    {
        var (subject, body) = MailText.Of(new(Order with { ItemName = name }, MailKind.Order, name, new(name), "https://shop.example/vendor/x", At));
        Assert.DoesNotContain(subject, char.IsControl);
        Assert.Equal(Lines("Bolt", "Müller"), body.Split(['\n', '\r', '\u2028', '\u2029', '\u0085']).Length);
    });

    private static int Lines(string item, string vendor) => MailText
        .Of(new(Order with { ItemName = item }, MailKind.Order, vendor, new(vendor), "https://shop.example/vendor/x", At)).Body
        .Split(['\n', '\r', '\u2028', '\u2029', '\u0085']).Length;

    [Theory]
    [InlineData("Evil\r\nBcc: victim@example.com")]
    [InlineData("Evil\nSubject: other")]
    [InlineData("Müller <x@y.example>, \"other\"")]
    public void Message_NameThatWouldInject_IsOneAddressAndNoOtherHeader(string name)
    {
        var message = new MimeMessage { Subject = MailText.Line(name), Body = new TextPart("plain") { Text = "x" } };
        message.To.Add(new MailboxAddress(System.Text.Encoding.UTF8, MailText.Line(name), "sales@mueller.example"));
        using var written = new MemoryStream();
        message.WriteTo(written);
        using var read = MimeMessage.Load(new MemoryStream(written.ToArray()));

        Assert.Equal(["sales@mueller.example"], read.To.Mailboxes.Select(box => box.Address));
        Assert.Empty(read.Bcc);
        Assert.Single(read.Headers, header => header.Field == "Subject");
    }

    [Theory]
    [InlineData("sales@vendor.example", true)]
    [InlineData("a.b+c@sub.vendor.example", true)]
    [InlineData("sales@localhost", false)]
    [InlineData("sales", false)]
    [InlineData("", false)]
    [InlineData("a@b.example, c@d.example", false)]
    [InlineData("Sales <sales@vendor.example>", false)]
    [InlineData("sales@vendor.example\r\nBcc: x@y.example", false)]
    [InlineData("müller@vendor.example", false)]
    [InlineData("sales@vendor..example", false)]
    public void Address_IsOneAndNothingElse(string text, bool isAddress) => Assert.Equal(isAddress, EmailRules.IsAddress(text));

    [Fact]
    public void Pdf_OfManyLines_HasPagesThatAReaderReads()
    {
        var pdf = new PdfText();
        for (var line = 1; line <= 100; line++) pdf.Line(11, false, (0, $"line {line}"), (130, "(äöü) € \\ \u4e2d"));
        using var read = PdfDocument.Open(pdf.ToBytes());

        Assert.Equal(3, read.NumberOfPages);
        Assert.Contains("line 100", read.GetPage(3).Text, StringComparison.Ordinal);
        Assert.Contains("(äöü) € \\ ?", read.GetPage(1).Text, StringComparison.Ordinal);
    }
}
