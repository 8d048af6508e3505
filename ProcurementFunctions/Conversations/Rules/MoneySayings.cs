using ProcurementFunctions.Insights.Money;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says what is known of money.</summary>
internal static class MoneySayings
{
    private const int MostShown = 6;

    /// <param name="told">The budget as the session knows it, which may not be stored yet; null: it does not.</param>
    public static string Left(BudgetInsight budget, decimal? told)
    {
        var own = budget.Own with { Limit = told ?? budget.Own.Limit };
        var mine = own is { Limit: { } limit, Left: { } left }
            ? $"Of your budget of {Phrases.Money(limit, budget.Currency)} {Phrases.Money(left, budget.Currency)} is left: your purchases of {own.Period} hold {Phrases.Amount(own.Held)}."
            : $"You have not told me a budget. Your purchases of {own.Period} hold {Phrases.Money(own.Held, budget.Currency)}.";
        var firm = budget.Firm is { Limit: not null, Left: { } rest } ? $" Of the firm's budget {Phrases.Money(rest, budget.Currency)} is left." : " The firm has set no limit.";
        return $"{mine}{firm}";
    }

    public static string Spent(SpendInsight spend, string? vendor)
    {
        var time = (spend.From, spend.To) switch
        {
            ({ } from, { } to) => $" from {InsightReplies.Day(from)} to {InsightReplies.Day(to)}",
            _ => "",
        };
        if (spend is { By: SpendBy.Item, Total.Orders: 0 }) return $"I have placed no orders{(vendor is null ? "" : $" with {vendor}")}{time}. What was bought without me I do not count.";
        var total = $"{Phrases.Money(spend.Total.Spent, spend.Currency)} by {Phrases.Number(spend.Total.Orders)} {(spend.Total.Orders == 1 ? "order" : "orders")}{(vendor is null ? "" : $" with {vendor}")}{time}: {Phrases.Amount(spend.Total.Actual)} for goods that came and {Phrases.Amount(spend.Total.Committed)} ordered.";
        if (spend.Total.Orders > 1) total += $" An order came to {Phrases.Money(decimal.Round(spend.Total.Spent / spend.Total.Orders, 2), spend.Currency)} on average.";
        if (spend.By == SpendBy.Vendor && spend.Items.Count == 0) return $"The firm has spent {total} With no vendor yet.";
        if (spend.Items.Count <= 1) return $"The firm has spent {total}";
        var lines = spend.Items.Take(MostShown).Select(group => $"\n- {group.Name ?? group.Key}: {Phrases.Money(group.Spend.Spent, spend.Currency)}");
        return $"The firm has spent {total}{string.Concat(lines)}";
    }
}
