using ProcurementFunctions.Insights.Choosing;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Insights;

/// <summary>
/// Answers questions about what is known, from the records and ledgers alone; nothing is changed and no vendor is asked.
/// Counts are counts of all there is and not of a page. Times are the firm's, days are UTC.
/// </summary>
/// <remarks>Every call throws a 503 <c>ProblemException</c> when a store is away, and 400 for a cursor that is not one of its own.</remarks>
public interface IInsights
{
    /// <summary>The user's own budget, as they told it, and the firm's.</summary>
    Task<BudgetInsight> BudgetAsync(string userId, CancellationToken cancellation);

    /// <summary>What the agent's orders cost, and what the user's open purchases come to.</summary>
    Task<SpendInsight> SpendAsync(SpendQuestion question, string userId, InsightPage page, CancellationToken cancellation);

    /// <summary>What became of purchases since then; null: in the last 24 hours of the firm's clock.</summary>
    Task<ChangesInsight> ChangesAsync(DateTimeOffset? since, InsightPage page, CancellationToken cancellation);

    /// <summary>Vendors by a measure; by price only for an item. None where nobody offers the item, or there is none of that SKU.</summary>
    Task<VendorsInsight> VendorsAsync(VendorQuestion question, InsightPage page, CancellationToken cancellation);

    /// <summary>All about an item; null: there is none of that SKU.</summary>
    Task<ItemInsight?> ItemAsync(string sku, CancellationToken cancellation);

    /// <summary>What an item cost and costs; null: there is none of that SKU.</summary>
    Task<PricesInsight?> PricesAsync(string sku, CancellationToken cancellation);

    /// <summary>Items by a measure; looks at each of them.</summary>
    Task<ItemsInsight> ItemsAsync(ItemsQuestion question, InsightPage page, CancellationToken cancellation);

    /// <summary>What is late or will be.</summary>
    Task<LateInsight> LateAsync(InsightPage page, CancellationToken cancellation);

    /// <summary>What is still to come of orders.</summary>
    Task<ArrivalsInsight> ArrivalsAsync(ArrivalsQuestion question, InsightPage page, CancellationToken cancellation);

    /// <summary>How purchases are approved, and what waits.</summary>
    Task<ApprovalsInsight> ApprovalsAsync(CancellationToken cancellation);

    /// <summary>The user's own purchases by status.</summary>
    Task<OrdersInsight> OrdersAsync(string userId, CancellationToken cancellation);

    /// <summary>What is owed to vendors and when, and what they are to credit.</summary>
    Task<OwedInsight> OwedAsync(InsightPage page, CancellationToken cancellation);

    /// <summary>The invoices that wait, for goods or for a person.</summary>
    Task<WaitingInvoicesInsight> WaitingInvoicesAsync(bool onlyDiffering, CancellationToken cancellation);

    /// <summary>The invoices and credit notes of a number.</summary>
    Task<NumberedInsight> NumberedInvoicesAsync(string number, CancellationToken cancellation);

    /// <summary>What was agreed with vendors and has not ended.</summary>
    Task<ContractsInsight> ContractsAsync(CancellationToken cancellation);

    /// <summary>How the agent chooses for the user, of one item where it is named.</summary>
    Task<ChoosingInsight> ChoosingAsync(string userId, string? sku, CancellationToken cancellation);
}
