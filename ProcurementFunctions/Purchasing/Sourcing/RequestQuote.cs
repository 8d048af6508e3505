using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>
/// Activity: asks one vendor for a quote. A vendor that cannot be reached throws, so that it is tried again; one that
/// says no is an answer.
/// </summary>
internal sealed class RequestQuote(IPurchaseStore purchases, QuoteDesk quotes)
{
    [Function(nameof(RequestQuote))]
    public async Task<QuoteAnswer> RunAsync([ActivityTrigger] VendorToAsk vendor, CancellationToken cancellation)
    {
        var purchase = await purchases.RequireAsync(vendor.PurchaseId, cancellation);
        var wish = purchase.Wish();
        return await quotes.AskAsync(vendor.VendorId, vendor.Quantity is { } part ? wish with { Quantity = part } : wish, cancellation);
    }
}
