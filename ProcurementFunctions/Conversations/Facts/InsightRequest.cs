namespace ProcurementFunctions.Conversations.Facts;

/// <summary>A question to the insights. The item and the vendor are those of the <see cref="FactRequest"/>.</summary>
/// <param name="Topic">One of <see cref="InsightTopics"/>.</param>
/// <param name="Measure">What to rank by, or add up by; null: as is usual.</param>
/// <param name="IsWorst">Whether the other end comes first.</param>
/// <param name="From">The first day; null: from the beginning.</param>
/// <param name="To">The last day; null: until today.</param>
public sealed record InsightRequest(string Topic, string? Measure = null, bool IsWorst = false, DateOnly? From = null, DateOnly? To = null);

/// <summary>What can be asked of the insights, by the names that the languages have for it.</summary>
internal static class InsightTopics
{
    public const string BudgetLeft = "budgetLeft";
    public const string Spend = "spend";
    public const string Changes = "changes";
    public const string VendorsBy = "vendorsBy";
    public const string VendorCount = "vendorCount";
    public const string RunsOut = "runsOut";
    public const string RunsOutAll = "runsOutAll";
    public const string ItemRank = "itemRank";
    public const string Sold = "sold";
    public const string Prices = "prices";
    public const string QuantityWhy = "quantityWhy";
    public const string Minimum = "minimum";
    public const string OpenOf = "openOf";
    public const string Offers = "offers";
    public const string Late = "late";
    public const string Arrivals = "arrivals";
    public const string OpenTotal = "openTotal";
    public const string Attention = "attention";
    public const string Approvers = "approvers";
    public const string AloneBuying = "aloneBuying";
    public const string Choosing = "choosing";
    public const string CanDeliver = "canDeliver";
    public const string Owed = "owed";
    public const string WaitingInvoices = "waitingInvoices";
    public const string InvoicePaid = "invoicePaid";
    public const string Contracts = "contracts";
    public const string LastPurchase = "askLastPurchase";

    /// <summary>Those that are about one item.</summary>
    public static bool IsOfItem(string topic) => topic is RunsOut or Sold or Prices or QuantityWhy or Minimum or OpenOf or Offers or CanDeliver;
}
