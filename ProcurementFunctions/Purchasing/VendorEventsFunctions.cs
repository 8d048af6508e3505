using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
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
    IPurchaseStore purchases, IOperationsStore operations, VendorSignatures signatures, VendorReports reports)
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
        if (!signatures.IsSigned(request, id, body))
            throw new ProblemException(401, "Not signed", "the event does not carry a valid, recent signature of this vendor");
        var told = UblDocument.IsXml(request.ContentType)
            ? Told(OrderResponseXml.Read(body))
            : await request.ReadBodyAsync(PurchasingJson.Default.VendorEventBody, cancellation);
        if (!VendorEventRules.Types.Contains(told.Type))
            throw ProblemException.BadInput("type", $"must be one of {string.Join(", ", VendorEventRules.Types)}");
        if (told.EventId.Length is < 1 or > 200) throw ProblemException.BadInput("eventId", "must have 1 to 200 characters");

        var toldOf = await purchases.ListByOrderNumberAsync(told.OrderNumber, cancellation);
        if (told.Currency is { } currency && await CurrencyAsync(toldOf, told.OrderNumber, cancellation) is var owed && owed != currency)
            throw ProblemException.BadInput("body", $"PriceAmount must be in {owed}");
        if (!toldOf.SelectMany(purchase => purchase.Orders).Any(order => order.Number == told.OrderNumber && order.VendorId == id))
            throw ProblemException.NotFound($"this vendor has no order {told.OrderNumber} of ours");
        foreach (var purchase in toldOf) await reports.TellAsync(client, purchase, id, told, cancellation);
        return Answers.NoContent;
    }

    /// <summary>The currency that an order is owed in.</summary>
    private async Task<string> CurrencyAsync(IEnumerable<PurchaseDocument> toldOf, string orderNumber, CancellationToken cancellation) =>
        toldOf.SelectMany(purchase => purchase.Orders).FirstOrDefault(order => order.Number == orderNumber)?.Rate?.Currency
        ?? (await operations.ReadAsync(cancellation)).Document.Currency;

    private static VendorEventBody Told(Decision<VendorEventBody> read) =>
        read.IsAccepted ? read.Value : throw ProblemException.BadInput("body", read.Refusal);
}
