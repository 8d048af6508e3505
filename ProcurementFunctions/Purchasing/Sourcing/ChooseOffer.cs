using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Activity of orchestrations of version 1.0: <see cref="ChooseVendors"/> without asking for parts.</summary>
internal sealed class ChooseOffer(ChooseVendors vendors)
{
    [Function(nameof(ChooseOffer))]
    public Task<PurchaseStatus> RunAsync([ActivityTrigger] QuoteAnswers given, CancellationToken cancellation) =>
        vendors.ChooseAsync(given, cancellation);
}
