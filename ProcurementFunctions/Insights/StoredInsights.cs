using ProcurementFunctions.Insights.Choosing;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Insights;

/// <summary>Insights from the stores of the other features.</summary>
internal sealed class StoredInsights(
    MoneyInsights money, OwedInsights owed, OrderInsights orders, VendorInsights vendors, ContractInsights contracts, ItemInsights items, PriceInsights prices, ChoosingInsights choosing) : IInsights
{
    public Task<BudgetInsight> BudgetAsync(string userId, CancellationToken cancellation) => money.BudgetAsync(userId, cancellation);

    public Task<SpendInsight> SpendAsync(SpendQuestion question, string userId, InsightPage page, CancellationToken cancellation) =>
        money.SpendAsync(question, userId, page, cancellation);

    public Task<ChangesInsight> ChangesAsync(DateTimeOffset? since, InsightPage page, CancellationToken cancellation) =>
        orders.ChangesAsync(since, page, cancellation);

    public Task<VendorsInsight> VendorsAsync(VendorQuestion question, InsightPage page, CancellationToken cancellation) =>
        vendors.VendorsAsync(question, page, cancellation);

    public Task<ItemInsight?> ItemAsync(string sku, CancellationToken cancellation) => items.ItemAsync(sku, cancellation);

    public Task<PricesInsight?> PricesAsync(string sku, CancellationToken cancellation) => prices.PricesAsync(sku, cancellation);

    public Task<ItemsInsight> ItemsAsync(ItemsQuestion question, InsightPage page, CancellationToken cancellation) =>
        items.ItemsAsync(question, page, cancellation);

    public Task<ArrivalsInsight> ArrivalsAsync(ArrivalsQuestion question, InsightPage page, CancellationToken cancellation) => orders.ArrivalsAsync(question, page, cancellation);

    public Task<LateInsight> LateAsync(InsightPage page, CancellationToken cancellation) => orders.LateAsync(page, cancellation);

    public Task<ApprovalsInsight> ApprovalsAsync(CancellationToken cancellation) => orders.ApprovalsAsync(cancellation);

    public Task<OrdersInsight> OrdersAsync(string userId, CancellationToken cancellation) => orders.OrdersAsync(userId, cancellation);

    public Task<OwedInsight> OwedAsync(InsightPage page, CancellationToken cancellation) => owed.OwedAsync(page, cancellation);

    public Task<WaitingInvoicesInsight> WaitingInvoicesAsync(bool onlyDiffering, CancellationToken cancellation) => owed.WaitingAsync(onlyDiffering, cancellation);

    public Task<NumberedInsight> NumberedInvoicesAsync(string number, CancellationToken cancellation) => owed.NumberedAsync(number, cancellation);

    public Task<ContractsInsight> ContractsAsync(CancellationToken cancellation) => contracts.ContractsAsync(cancellation);

    public Task<ChoosingInsight> ChoosingAsync(string userId, string? sku, CancellationToken cancellation) =>
        choosing.ChoosingAsync(userId, sku, cancellation);
}
