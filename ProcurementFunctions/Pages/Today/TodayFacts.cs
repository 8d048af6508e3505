using ProcurementFunctions.Doctor;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Invoices;

namespace ProcurementFunctions.Pages.Today;

/// <summary>What needs a person today.</summary>
/// <param name="Differing">Invoices that differ from what was ordered and received and wait for a person, the first due first.</param>
/// <param name="MoreDiffer">Whether there are more.</param>
/// <param name="RunningOut">Those that run out first, the first first; null: they are still being looked for.</param>
/// <param name="SeenAt">When these were looked for, on the wall clock.</param>
/// <param name="Findings">Of the state doctor, for an administrator.</param>
public sealed record TodayFacts(
    ApprovalsInsight Approvals,
    LateInsight Late,
    BudgetInsight Budget,
    IReadOnlyList<InvoiceDocument> Differing,
    bool MoreDiffer,
    IReadOnlyList<ShortItem>? RunningOut,
    DateTimeOffset? SeenAt,
    IReadOnlyList<ReportedFinding> Findings)
{
    public string Mark => MarkOf(SeenAt);

    public static string MarkOf(DateTimeOffset? seenAt) => seenAt is null ? "looking" : "seen";
}

/// <summary>An item that runs out before an order of today would come.</summary>
/// <param name="Days">Until it runs out, with what is on order.</param>
/// <param name="LeadDays">That an order of today takes, by what is known of the vendor that is expected to serve it.</param>
/// <param name="OrderQuantity">What would be ordered; 0: nothing is suggested.</param>
public sealed record ShortItem(string Sku, string Name, int OnHand, int OnOrder, double Days, double LeadDays, int OrderQuantity);
