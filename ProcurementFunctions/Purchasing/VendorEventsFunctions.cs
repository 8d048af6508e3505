using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Ubl;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing;

/// <summary>What vendors tell about their orders, as JSON or as a UBL OrderResponse. No sign-in: each event is signed with the vendor's secret.</summary>
internal sealed class VendorEventsFunctions(
    IPurchaseStore purchases, IOperationsStore operations, IOptions<VendorOptions> options, WallClock wall, TimeProvider time)
{
    [Function("VendorEvent")]
    [AllowAnonymous]
    public async Task<Answer> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/vendors/{id}/events")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var body = await request.ReadBytesAsync(BodyLimits.Default, cancellation);
        if (!IsSigned(request, id, body))
            throw new ProblemException(401, "Not signed", "the event does not carry a valid, recent signature of this vendor");
        var told = IsXml(request)
            ? Told(OrderResponseXml.Read(body))
            : await request.ReadBodyAsync(PurchasingJson.Default.VendorEventBody, cancellation);
        if (!VendorEventRules.Types.Contains(told.Type))
            throw ProblemException.BadInput("type", $"must be one of {string.Join(", ", VendorEventRules.Types)}");
        if (told.EventId.Length is < 1 or > 200) throw ProblemException.BadInput("eventId", "must have 1 to 200 characters");

        if (told.Currency is { } currency && (await operations.ReadAsync(cancellation)).Document.Currency is var firms && firms != currency)
            throw ProblemException.BadInput("body", $"PriceAmount must be in {firms}");
        var toldOf = await purchases.ListByOrderNumberAsync(told.OrderNumber, cancellation);
        if (!toldOf.SelectMany(purchase => purchase.Orders).Any(order => order.Number == told.OrderNumber && order.VendorId == id))
            throw ProblemException.NotFound($"this vendor has no order {told.OrderNumber} of ours");
        foreach (var purchase in toldOf) await TellAsync(client, purchase, id, told, cancellation);
        return Answers.NoContent;
    }

    private async Task TellAsync(
        DurableTaskClient client, PurchaseDocument purchase, string id, VendorEventBody told, CancellationToken cancellation)
    {
        var written = await purchases.ChangeAsync(purchase.Id, p => VendorEventRules.Apply(p, id, told, time.GetUtcNow()), cancellation);
        // An order that had been given up has turned up; the sweep does it where this is lost.
        if (!purchase.IsOpen() && written.IsOpen())
            await PurchaseStarter.RestartAsync(client, new(written.Id, written.Status), cancellation);
        await client.RaiseEventAsync(purchase.Id, PurchaseOrchestrator.Changed, cancellation);
    }

    private static VendorEventBody Told(Decision<VendorEventBody> read) =>
        read.IsAccepted ? read.Value : throw ProblemException.BadInput("body", read.Refusal);

    private static bool IsXml(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Value is { } media
        && (media.Equals(UblNames.MediaType, StringComparison.OrdinalIgnoreCase) || media.Equals("text/xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>An unknown vendor takes the same time and gets the same answer as a wrong signature.</summary>
    private bool IsSigned(HttpRequest request, string vendorId, byte[] body)
    {
        var known = options.Value.Secrets.TryGetValue(vendorId, out var secret);
        var header = request.Headers[WebhookSignature.Header];
        var valid = header.Count == 1
            && WebhookSignature.IsValid(Encoding.ASCII.GetByteCount(header[0]!) > 200 ? null : header[0], body, secret ?? "unknown", wall.Now);
        return known && valid;
    }
}
