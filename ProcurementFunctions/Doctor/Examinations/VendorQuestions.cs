using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Looks orders up with their vendors, a bounded number in a round; a vendor that does not answer is asked the next time.</summary>
internal sealed class VendorQuestions(IVendorClient vendors, IOptions<DoctorOptions> options, TimeProvider time)
{
    private readonly HashSet<string> _silent = [];
    private int _left;

    /// <summary>A new round.</summary>
    public void Begin()
    {
        _silent.Clear();
        _left = options.Value.MostVendorQuestions;
    }

    public async IAsyncEnumerable<Finding> AskAsync(
        PurchaseDocument purchase, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var order in purchase.Orders.Where(order => PurchaseHealthRules.IsWorthAsking(purchase, order, time.GetUtcNow())))
        {
            if (_left == 0 || _silent.Contains(order.VendorId)) continue;
            _left--;
            if (await AskAsync(purchase, order, cancellation) is { } finding) yield return finding;
        }
    }

    private async Task<Finding?> AskAsync(PurchaseDocument purchase, PurchaseOrder order, CancellationToken cancellation)
    {
        try
        {
            var shown = (await vendors.FindOrderAsync(order.VendorId, order.Number, cancellation))?.AsOrderedBy(order);
            return PurchaseHealthRules.OfOrder(purchase, order, shown is null ? null : SharedOrderRules.PartOf(shown, purchase, order, time.GetUtcNow()));
        }
        catch (VendorUnavailableException)
        {
            _silent.Add(order.VendorId);
            return null;
        }
    }
}
