using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using MimeKit;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Mail.Replies;

/// <summary>Vendors' replies by e-mail: handed in by a buyer, or by a mail service that signs in as one.</summary>
internal sealed class VendorRepliesFunctions(ReplyDesk desk, PurchaseDesk purchases)
{
    internal const string RawMail = "message/rfc822";

    private static readonly RepliesJson Json = RepliesJson.Default;

    [Function("PostVendorReply")]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<Answer> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/vendor-mail/replies")] HttpRequest request,
        CancellationToken cancellation)
    {
        var message = request.ContentType?.StartsWith(RawMail, StringComparison.OrdinalIgnoreCase) == true
            ? MimeReply.Read(await request.ReadBytesAsync(BodyLimits.VendorReply, cancellation))
            : Of(await request.ReadBodyAsync(Json.ReplyBody, cancellation));
        return Answers.Ok(await desk.TakeAsync(message, cancellation), Json.ReplyView);
    }

    [Function("ListVendorReplies")]
    public async Task<Answer> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/purchases/{id}/replies")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await purchases.FindAsync(id, cancellation);
        return Answers.Ok(new(await desk.ListAsync(id, cancellation)), Json.RepliesView);
    }

    [Function("EnterVendorReply")]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<Answer> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/purchases/{id}/replies/{number}/entry")] HttpRequest request,
        string id,
        string number,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var body = await request.ReadBodyAsync(Json.ReplyEntryBody, cancellation);
        return Answers.Ok(await desk.EnterAsync(client, context.GetCaller().UserId, id, Number(number), body.Seen, body.Entry, cancellation), Json.ReplyView);
    }

    internal static int Number(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
        ? parsed
        : throw ProblemException.NotFound($"there is no reply {number}");

    internal static ReplyMessage Of(ReplyBody body)
    {
        if (string.IsNullOrWhiteSpace(body.From) || body.From.Length > ReplyRules.LongestLine) throw ProblemException.BadInput("from", $"must have 1 to {ReplyRules.LongestLine} characters");
        return new(MailboxAddress.TryParse(body.From, out var mailbox) ? mailbox.Address : body.From, body.Subject ?? "", body.Text, "", "", body.About);
    }
}
