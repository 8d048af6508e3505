using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Asks the insights what a message asks.</summary>
internal sealed class InsightFactSource(IInsights insights)
{
    private static readonly InsightPage Shown = new(10);

    /// <summary>The record that the topic is answered with; null: there is nothing of the kind.</summary>
    /// <param name="sku">The item that was named; null: none, or not one.</param>
    /// <param name="vendorId">The vendor that was named, likewise.</param>
    public async Task<object?> AskAsync(InsightRequest request, string userId, string? sku, string? vendorId, CancellationToken cancellation) => request.Topic switch
    {
        InsightTopics.BudgetLeft => await insights.BudgetAsync(userId, cancellation),
        InsightTopics.Spend => await insights.SpendAsync(new(ByOf(request.Measure), request.From, request.To, vendorId, sku), userId, Shown, cancellation),
        InsightTopics.Changes => await insights.ChangesAsync(request.From is { } from ? new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero) : null, Shown, cancellation),
        InsightTopics.VendorsBy => request.Measure == "price" && sku is null ? null : await insights.VendorsAsync(new(MeasureOf(request.Measure), sku, (request.Measure == "late") == request.IsWorst), Shown, cancellation),
        InsightTopics.VendorCount => await insights.VendorsAsync(new(VendorMeasure.OnTime), Shown, cancellation),
        InsightTopics.RunsOutAll => await insights.ItemsAsync(new(ItemMeasure.RunsOut), Shown, cancellation),
        InsightTopics.ItemRank => await insights.ItemsAsync(request.Measure == "lasts" ? new(ItemMeasure.RunsOut, RankOrder.Descending) : new(RankOf(request.Measure), request.IsWorst ? RankOrder.Ascending : null), Shown, cancellation),
        InsightTopics.Attention => await AttentionAsync(cancellation),
        InsightTopics.Late => await insights.LateAsync(Shown, cancellation),
        InsightTopics.Arrivals => await insights.ArrivalsAsync(new(request.From, request.To, vendorId, sku), Shown, cancellation),
        InsightTopics.OpenTotal => await insights.OrdersAsync(userId, cancellation),
        InsightTopics.Approvers or InsightTopics.AloneBuying => await insights.ApprovalsAsync(cancellation),
        InsightTopics.Owed => await insights.OwedAsync(Shown, cancellation),
        InsightTopics.WaitingInvoices => await insights.WaitingInvoicesAsync(request.Measure == "differs", cancellation),
        InsightTopics.InvoicePaid => await insights.NumberedInvoicesAsync(request.Measure ?? "", cancellation),
        InsightTopics.Contracts => await insights.ContractsAsync(cancellation),
        InsightTopics.Prices => sku is null ? null : await insights.PricesAsync(sku, cancellation),
        InsightTopics.Choosing => await insights.ChoosingAsync(userId, sku, cancellation),
        _ => sku is null ? null : await insights.ItemAsync(sku, cancellation),
    };

    private async Task<AttentionFact> AttentionAsync(CancellationToken cancellation)
    {
        var (approvals, late, differing) = (insights.ApprovalsAsync(cancellation), insights.LateAsync(Shown, cancellation), insights.WaitingInvoicesAsync(onlyDiffering: true, cancellation));
        return new((await approvals).Waiting.Count, (await late).Overdue, (await differing).Invoices.Count);
    }

    private static SpendBy ByOf(string? measure) => measure switch { "vendor" => SpendBy.Vendor, "item" => SpendBy.Item, _ => SpendBy.Month };

    private static VendorMeasure MeasureOf(string? measure) => measure switch
    {
        "price" => VendorMeasure.Price,
        "late" => VendorMeasure.Late,
        "leadTime" => VendorMeasure.LeadTime,
        _ => VendorMeasure.OnTime,
    };

    private static ItemMeasure RankOf(string? measure) => measure switch
    {
        "price" => ItemMeasure.Price,
        "sold" => ItemMeasure.Sold,
        "value" => ItemMeasure.Value,
        _ => ItemMeasure.Stock,
    };
}
