using Microsoft.DurableTask.Client;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Pages.Today;

/// <summary>Gathers what needs a person today.</summary>
internal sealed class TodayDesk(
    IInsights insights,
    IInventoryStore inventory,
    StockAssessor assessor,
    IOperationsStore operations,
    IPreferencesStore preferences,
    StateDoctor doctor)
{
    private const int MostShown = 8;

    public async Task<TodayFacts> OfAsync(DurableTaskClient client, Caller caller, CancellationToken cancellation)
    {
        var approvals = insights.ApprovalsAsync(cancellation);
        var late = insights.LateAsync(new InsightPage(MostShown), cancellation);
        var budget = insights.BudgetAsync(caller.UserId, cancellation);
        var runningOut = RunningOutAsync(cancellation);
        var report = caller.IsInRole(Roles.Admin) ? (await doctor.LastAsync(client, cancellation)).Findings : [];
        return new(
            await approvals,
            await late,
            await budget,
            await runningOut,
            [.. report.Where(finding => finding.State == FindingState.NeedsAPerson).Take(MostShown)]);
    }

    /// <summary>Of the items that run out first, those that do before an order of today would come.</summary>
    private async Task<IReadOnlyList<ShortItem>> RunningOutAsync(CancellationToken cancellation)
    {
        var ranks = (await insights.ItemsAsync(new(ItemMeasure.RunsOut), new InsightPage(2 * MostShown), cancellation)).Items;
        var policy = StockPolicy.Of((await operations.ReadAsync(cancellation)).Document, await preferences.ListCriticalAsync(cancellation));
        var items = new List<InventoryItem>();
        foreach (var rank in ranks)
        {
            if (await inventory.ReadAsync(rank.Sku, cancellation) is { } item) items.Add(item.Document);
        }

        var stocks = await assessor.AssessAllAsync(items, policy, new SeenVendors(), cancellation);
        var known = stocks.ToDictionary(stock => stock.Item.Sku, StringComparer.Ordinal);
        return [.. ranks.Select(rank => ShortRules.Of(rank, known.GetValueOrDefault(rank.Sku))).OfType<ShortItem>().Take(MostShown)];
    }
}
