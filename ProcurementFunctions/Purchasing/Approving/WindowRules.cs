using System.Globalization;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Purchasing.Approving;

/// <summary>
/// Purchases of one buyer, of one vendor or of one item that were asked for within a window count together against the limit
/// below which the policy approves, so that a large purchase cannot be had as several small ones. The stock check is no buyer:
/// it has no limit of its own to evade. Pure.
/// </summary>
internal static class WindowRules
{
    private static readonly (string What, Func<PurchaseDocument, PurchaseDocument, bool> IsSame)[] Likenesses =
    [
        ("buyer", (one, other) => one.RequestedBy == other.RequestedBy && one.RequestedBy != PurchaseRequest.StockCheckUser),
        ("vendor", (one, other) => one.Choice!.Lines.Any(line => other.Choice!.Lines.Any(same => same.VendorId == line.VendorId))),
        ("item", (one, other) => one.Sku == other.Sku),
    ];

    /// <summary>Whether the policy would approve it by itself, so that others have to be looked at.</summary>
    public static bool IsToWeigh(PurchaseDocument purchase, ApprovalPolicy policy) =>
        purchase is { Status: PurchaseStatus.Sourcing, Choice: { } choice }
        && policy.WindowHours > 0 && ApprovalRules.IsCovered(purchase with { CountedWith = null }, policy, choice.Total);

    /// <summary>
    /// Marks that it is held against others from now on. Each is marked before it looks, so that of two that come at the same
    /// time at least one sees the other.
    /// </summary>
    public static PurchaseDocument Weighed(PurchaseDocument purchase, DateTimeOffset now) =>
        purchase.Status != PurchaseStatus.Sourcing || purchase.WeighedAt is not null ? purchase : purchase with { WeighedAt = now };

    /// <summary>The earliest time at which a purchase that counts together with this one was asked for.</summary>
    public static DateTimeOffset Since(PurchaseDocument purchase, ApprovalPolicy policy) => purchase.CreatedAt.AddHours(-policy.WindowHours);

    /// <summary>The purchase with a note of those with which it comes to the limit, so that a person has to approve it.</summary>
    public static PurchaseDocument Counted(
        PurchaseDocument purchase, IEnumerable<PurchaseDocument> recent, ApprovalPolicy policy, DateTimeOffset now)
    {
        if (!IsToWeigh(purchase, policy) || purchase.Choice is not { } choice) return purchase;
        purchase = purchase with { CountedWith = null };
        var others = recent.Where(other => Counts(other, purchase, policy)).OrderBy(other => other.CreatedAt).ThenBy(other => other.Id, StringComparer.Ordinal).ToArray();
        foreach (var (what, isSame) in Likenesses)
        {
            var alike = others.Where(other => isSame(other, purchase)).ToArray();
            var total = choice.Total + alike.Sum(TotalOf);
            if (alike.Length == 0 || total < policy.AutoApproveBelow) continue;
            var note = string.Create(
                CultureInfo.InvariantCulture,
                $"with {string.Join(" and ", alike.Select(Named))} of the same {what} within {policy.WindowHours:0.##} hours it comes to {total:0.00}, and the policy approves below {policy.AutoApproveBelow:0.00}");
            return (purchase with { CountedWith = [.. alike.Select(other => other.Id)], Choice = choice with { Notes = [.. choice.Notes, note] } })
                .Noted(now, "countedTogether", PurchaseRules.Agent, note);
        }

        return purchase;
    }

    /// <summary>Whether another purchase counts: asked for in the window, not come to nothing, and held against others before.</summary>
    private static bool Counts(PurchaseDocument other, PurchaseDocument purchase, ApprovalPolicy policy) =>
        other.Id != purchase.Id
        && other.Choice is not null
        && other.CreatedAt >= Since(purchase, policy)
        && other.Status is not (PurchaseStatus.NoOffer or PurchaseStatus.Rejected or PurchaseStatus.Expired or PurchaseStatus.Failed or PurchaseStatus.Cancelled)
        && (other.Approval is not null || other.WeighedAt is not null)
        && other.CountedWith?.Contains(purchase.Id) != true;

    private static decimal TotalOf(PurchaseDocument other) => other.Choice!.Total;

    private static string Named(PurchaseDocument other) => string.Create(CultureInfo.InvariantCulture, $"{other.Id} ({TotalOf(other):0.00})");
}
