using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ordering;
using ProcurementFunctions.Purchasing.Ubl;

namespace ProcurementFunctions.Mail;

/// <summary>Writes a mail as it is to be sent, from what is known now.</summary>
internal sealed class MailWriter(
    IKnowledge knowledge, IPurchaseStore purchases, IOperationsStore operations, VendorLinks links, IOptions<MailOptions> options, WallClock wall)
{
    /// <summary>The mail; refused, with the reason, when nobody needs it any more.</summary>
    public async Task<Decision<MimeMessage>> WriteAsync(VendorMailDocument document, OutgoingMail mail, CancellationToken cancellation)
    {
        var vendor = (await knowledge.ReadVendorAsync(document.VendorId, cancellation))?.Document;
        if (vendor?.Email is not { } address) return new("the vendor has no e-mail address any more");
        var purchase = (await purchases.ReadAsync(document.PurchaseId, cancellation))?.Document;
        if (MailText.WhyNot(document, mail, purchase) is { } why) return new(why);
        var settings = (await operations.ReadAsync(cancellation)).Document;
        var text = MailText.Of(new(document, mail.Kind, vendor.Name, settings.Firm, links.For(document, address), wall.Now.AddDays(options.Value.LinkDays)));
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = mail.CreatedAt,
            MessageId = $"{document.Id}.{mail.Number}@{options.Value.From!.Split('@')[1]}",
        };
        message.From.Add(new MailboxAddress(Encoding.UTF8, MailText.Line(settings.Firm?.Name ?? MailText.NoName), options.Value.From));
        message.To.Add(new MailboxAddress(Encoding.UTF8, MailText.Line(vendor.Name), address));
        if (options.Value.ReplyTo is { Length: > 0 } reply) message.ReplyTo.Add(new MailboxAddress(null, reply));
        var body = new BodyBuilder { TextBody = text.Body };
        if (document.IsOrder && mail.Kind is MailKind.Order or MailKind.Reminder) Attach(body, document, purchase!, settings, vendor.Name);
        message.Body = body.ToMessageBody();
        return new(message);
    }

    /// <summary>The order as a UBL document for systems, and as a PDF for people.</summary>
    private static void Attach(BodyBuilder body, VendorMailDocument document, PurchaseDocument purchase, OperationsSettings settings, string vendorName)
    {
        if (OrderRules.Find(purchase, document.Id) is not { } order) return;
        body.Attachments.Add($"{document.Id}.xml", OrderXml.Write(purchase, order, settings), new ContentType("application", "xml"));
        body.Attachments.Add($"{document.Id}.pdf", OrderPdf.Write(document, settings.Firm, vendorName), new ContentType("application", "pdf"));
    }
}
