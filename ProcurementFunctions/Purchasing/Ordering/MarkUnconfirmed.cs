using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>Activity: says in the record that the vendor has not answered.</summary>
internal sealed class MarkUnconfirmed(IPurchaseStore purchases, TimeProvider time)
{
    /// <summary>How long to wait before each further look at an order that is not confirmed; two weeks in all.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
        .. Enumerable.Repeat(TimeSpan.FromDays(1), 13),
    ];

    [Function(nameof(MarkUnconfirmed))]
    public Task RunAsync([ActivityTrigger] OrderToPlace order, CancellationToken cancellation) => purchases.UpdateAsync(
        order.PurchaseId,
        purchase => OrderRules.Unconfirmed(purchase, order.OrderNumber, time.GetUtcNow()),
        cancellation);
}
