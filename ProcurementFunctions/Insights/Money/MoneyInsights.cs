using System.Globalization;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Money;

/// <summary>Answers about money, from the ledger and the records.</summary>
internal sealed class MoneyInsights(
    IBudget budget, IPurchaseRecords purchases, IPreferencesStore preferences, IOperationsStore operations, IKnowledge knowledge)
{
    public async Task<BudgetInsight> BudgetAsync(string userId, CancellationToken cancellation)
    {
        var (ledger, settings) = await budget.ReadAsync(null, cancellation);
        var told = (await preferences.ReadAsync(userId, cancellation))?.Document.BudgetLimit;
        return new(
            await CurrencyAsync(cancellation),
            OwnBudgetRules.OfUser(ledger, told, userId),
            OwnBudgetRules.OfFirm(ledger, settings.Limit));
    }

    public async Task<SpendInsight> SpendAsync(SpendQuestion question, string userId, InsightPage page, CancellationToken cancellation)
    {
        var ranking = new Ranking<SpendGroup>(page);
        var (total, groups) = (new SpendTally(), new Dictionary<string, SpendTally>());
        // What was ordered on a day was changed on it or later.
        var filter = new RecordFilter(Sku: question.Sku, ChangedSince: question.From is { } from ? new(from, TimeOnly.MinValue, TimeSpan.Zero) : null);
        await foreach (var purchase in purchases.ListAsync(filter, cancellation))
        {
            foreach (var line in SpendRules.LinesOf(purchase).Where(line => SpendRules.IsWithin(line, question)))
            {
                var key = SpendRules.KeyOf(line, question.By);
                if (!groups.TryGetValue(key, out var group)) groups.Add(key, group = new());
                group.Add(line);
                total.Add(line);
            }
        }

        foreach (var (key, group) in groups)
            ranking.Add(PlaceOf(key, group, question.By), new(key, question.By == SpendBy.Item ? group.ItemName : null, group.Spend));
        var shown = ranking.Take();
        return new(
            question.By,
            question.From,
            question.To,
            await CurrencyAsync(cancellation),
            total.Spend,
            groups.Count,
            question.By == SpendBy.Vendor ? await NamedAsync(shown.Items, cancellation) : shown.Items,
            shown.NextCursor,
            await OwnOpenAsync(userId, cancellation));
    }

    private static Place PlaceOf(string key, SpendTally group, SpendBy by) => by == SpendBy.Month
        ? new(-int.Parse(key.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), 0, key)
        : new(0, -(double)group.Spend.Spent, key);

    private async Task<IReadOnlyList<SpendGroup>> NamedAsync(IReadOnlyList<SpendGroup> groups, CancellationToken cancellation)
    {
        var named = new List<SpendGroup>(groups.Count);
        foreach (var group in groups)
            named.Add(group with { Name = (await knowledge.ReadVendorAsync(group.Key, cancellation))?.Document.Name });
        return named;
    }

    private async Task<CountedValue> OwnOpenAsync(string userId, CancellationToken cancellation)
    {
        var own = CountedValue.None;
        await foreach (var purchase in purchases.ListAsync(new(IsOpen: true, RequestedBy: userId), cancellation))
            own = own.With(PurchaseValueRules.Of(purchase));
        return own;
    }

    private async Task<string> CurrencyAsync(CancellationToken cancellation) => (await operations.ReadAsync(cancellation)).Document.Currency;
}
