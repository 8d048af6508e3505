using ProcurementFunctions.Hosting;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Money;

/// <summary>What orders cost by month, vendor and item. It looks at each purchase there is.</summary>
internal sealed class SpendingPages(IInsights insights, WallClock clock)
{
    private const int MostShown = 12;

    private readonly Lookout<Spending> _lookout = new(cancellation => AddUpAsync(insights, cancellation), clock);

    /// <summary>What was seen last; null: it is still being added up.</summary>
    public Task<Seen<Spending>?> SeeAsync(CancellationToken cancellation) => _lookout.SeeAsync(cancellation);

    /// <summary>What a person's own purchases come to is not asked for, so that it is the same for everybody.</summary>
    private static async Task<Spending> AddUpAsync(IInsights insights, CancellationToken cancellation)
    {
        return new(await ByAsync(SpendBy.Month), await ByAsync(SpendBy.Vendor), await ByAsync(SpendBy.Item));

        Task<SpendInsight> ByAsync(SpendBy by) =>
            insights.SpendAsync(new(by), PurchaseRequest.StockCheckUser, new InsightPage(MostShown), cancellation);
    }
}
