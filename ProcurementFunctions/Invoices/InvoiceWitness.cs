using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>Holds the invoices of a purchase against it again when goods came, were counted, went back or were taken back.</summary>
/// <param name="follower">Uses the store of purchases itself, so that it is made when it is needed.</param>
internal sealed class InvoiceWitness(Func<InvoiceFollower> follower) : IPurchaseWitness
{
    /// <summary>What the purchase's papers themselves have written.</summary>
    private static readonly string[] Own = ["invoice", "credit", "costCorrected"];

    public bool WantsHistory => false;

    public async Task HearAsync(PurchaseDocument purchase, int from, CancellationToken cancellation)
    {
        var open = (purchase.Invoices ?? []).Where(invoice => invoice.Status is InvoiceStatus.Waiting or InvoiceStatus.Matched or InvoiceStatus.Differs).ToArray();
        if (open.Length == 0 || purchase.Timeline.Skip(from).All(entry => Own.Any(own => entry.Event.StartsWith(own, StringComparison.Ordinal)))) return;
        foreach (var invoice in open) await follower().FollowAsync(invoice.InvoiceId, cancellation);
    }
}
