using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// Looks at a wish for a purchase before it is begun; see <see cref="PurchaseWishRules"/>. What changes after it, such as the
/// day or a vendor that is given up, is for sourcing to say: a purchase that was promised is begun also when that comes late.
/// </summary>
internal sealed class PurchaseWishCheck(IKnowledge knowledge, IPreferencesStore preferences, TimeProvider time)
{
    /// <exception cref="ProblemException">400, with what is wrong by field.</exception>
    public async Task RequireAsync(PurchaseRequest wish, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var vendor = wish.Vendor is null ? null : await FindAsync(wish.Vendor, wish.RequestedBy, cancellation);
        if (PurchaseWishRules.Check(wish, today, vendor) is { Count: > 0 } errors) throw ProblemException.BadFields(errors);
    }

    private async Task<NamedVendor?> FindAsync(string vendorId, string userId, CancellationToken cancellation)
    {
        if (!DocumentKey.IsValid(vendorId) || (await knowledge.ReadVendorAsync(vendorId, cancellation))?.Document is not { } vendor) return null;
        var user = (await preferences.ReadAsync(userId, cancellation))?.Document;
        return new(vendor.Name, vendor.Active, user?.ExcludedVendors.Contains(vendorId) == true);
    }
}
