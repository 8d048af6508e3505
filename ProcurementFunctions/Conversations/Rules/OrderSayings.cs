using System.Globalization;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says what is known of orders and approvals.</summary>
internal static class OrderSayings
{
    private const int MostShown = 6;

    public static string Changes(ChangesInsight changes)
    {
        if (changes.Purchases == 0) return $"Nothing has happened to any purchase since {Phrases.Time(changes.Since)}.";
        var counts = new (string Name, int Count)[]
        {
            ("begun", changes.Counts.Begun), ("approved", changes.Counts.Approved), ("rejected", changes.Counts.Rejected), ("expired", changes.Counts.Expired),
            ("ordered", changes.Counts.Ordered), ("shipped", changes.Counts.Shipped), ("partly received", changes.Counts.PartlyReceived), ("received", changes.Counts.Received),
            ("cancelled", changes.Counts.Cancelled), ("failed", changes.Counts.Failed),
        };
        var said = string.Join(", ", counts.Where(one => one.Count > 0).Select(one => $"{Phrases.Number(one.Count)} {one.Name}"));
        var lines = changes.Items.Take(MostShown).Select(line =>
            $"\n- {Phrases.Time(line.At)}: {line.PurchaseId}, {Phrases.Number(line.Quantity)} {Phrases.Item(line.Sku, line.ItemName)}, {line.Kind.ToString().ToLowerInvariant()}");
        return $"Since {Phrases.Time(changes.Since)}, of {Phrases.Number(changes.Purchases)} {(changes.Purchases == 1 ? "purchase" : "purchases")}: {said}.{string.Concat(lines)}";
    }

    public static string Late(LateInsight late)
    {
        if (late.Overdue + late.PromiseMissed + late.NeedMissed == 0) return "No: nothing is late, and all that is expected comes in time as far as the vendors say.";
        var lines = late.Items.Take(MostShown).Select(line =>
            $"\n- {line.PurchaseId}: {Phrases.Number(line.Quantity)} {Phrases.Item(line.Sku, line.ItemName)}{(line.VendorName is { } vendor ? $" from {vendor}" : "")}, {line.Days.ToString(CultureInfo.InvariantCulture)} days late{(line.Expected is { } day ? $", expected by {InsightReplies.Day(day)}" : "")}");
        return $"{Phrases.Number(late.Overdue)} overdue, {Phrases.Number(late.PromiseMissed)} later than promised, {Phrases.Number(late.NeedMissed)} later than needed:{string.Concat(lines)}";
    }

    /// <param name="vendor">The vendor that was asked about; null: all.</param>
    public static string Arrivals(ArrivalsInsight arrivals, string? vendor)
    {
        var from = vendor is null ? "" : $" from {vendor}";
        var when = (arrivals.From, arrivals.To) switch
        {
            ({ } first, { } last) when first == last => $" on {InsightReplies.Day(first)}",
            ({ } first, { } last) => $" from {InsightReplies.Day(first)} to {InsightReplies.Day(last)}",
            (null, { } last) => $" by {InsightReplies.Day(last)}",
            _ => "",
        };
        var undated = arrivals.Undated == 0 || when.Length == 0 ? "" : $" Of {Phrases.Number(arrivals.Undated)} more nobody knows the day.";
        if (arrivals.Orders == 0) return when.Length == 0 ? $"Nothing is on order{from}." : $"No order{from} is expected{when}.{undated}";
        var lines = arrivals.Items.Take(MostShown).Select(line =>
            $"\n- {(line.Expected is { } day ? InsightReplies.Day(day) : "day unknown")}: {Phrases.Number(line.Quantity)} {Phrases.Item(line.Sku, line.ItemName)} from {line.VendorName}, {line.PurchaseId}{(line.Expected < arrivals.Today ? ", overdue" : "")}");
        var more = arrivals.Orders > MostShown ? $"\n- and {Phrases.Number(arrivals.Orders - MostShown)} more" : "";
        return $"{Phrases.Number(arrivals.Orders)} {(arrivals.Orders == 1 ? "order is" : "orders are")} still to come{from}{when}{(arrivals.Overdue > 0 ? $", {Phrases.Number(arrivals.Overdue)} overdue" : "")}:{string.Concat(lines)}{more}{undated}";
    }

    /// <param name="low">The items that run low, those that are snoozed among them.</param>
    public static string Attention(AttentionFact attention, IReadOnlyList<LowItemFact> low)
    {
        var urgent = low.Where(item => item.SnoozedUntil is null).ToList();
        List<string> lines = [];
        if (attention.Approvals > 0) lines.Add($"{Count(attention.Approvals, "purchase waits", "purchases wait")} for a decision: \"what is waiting for approval?\"");
        if (urgent.Count > 0) lines.Add($"{Count(urgent.Count, "item runs", "items run")} low, {Phrases.Item(urgent[0].Sku, urgent[0].Name)} first: \"what is running low?\"");
        if (attention.Overdue > 0) lines.Add($"{Count(attention.Overdue, "order is", "orders are")} overdue: \"what is late?\"");
        if (attention.DifferingInvoices > 0) lines.Add($"{Count(attention.DifferingInvoices, "invoice differs", "invoices differ")} from what was ordered or came: \"which invoices differ?\"");
        return lines.Count == 0
            ? "Nothing needs you now: no purchase waits for a decision, no item runs low, no order is overdue and no invoice differs."
            : $"This needs somebody now:{string.Concat(lines.Select(line => $"\n- {line}"))}";
    }

    private static string Count(int count, string one, string many) => $"{Phrases.Number(count)} {(count == 1 ? one : many)}";

    public static string Open(OrdersInsight orders)
    {
        if (orders.Open.Count == 0) return $"You have no open orders: 0 {orders.Currency}. You have asked for {Phrases.Number(orders.Total.Count)} purchases in all.";
        var by = string.Join(", ", orders.ByStatus.Select(one => $"{Phrases.Number(one.Count)} {Phrases.Status(one.Status)}"));
        return $"Your {Phrases.Number(orders.Open.Count)} open {(orders.Open.Count == 1 ? "order comes" : "orders come")} to {Phrases.Money(orders.Open.Value, orders.Currency)}. Of all {Phrases.Number(orders.Total.Count)}: {by}.";
    }

    public static string Approving(ApprovalsInsight approvals, OperationMode? mode, bool isAboutBuyingAlone)
    {
        var policy = approvals.AutoApproveBelow > 0
            ? $"Purchases below {Phrases.Money(approvals.AutoApproveBelow, approvals.Currency)} are approved by the policy itself, if the price is usual and within the requester's budget; all others need approval by a person with the role {approvals.ApproverRole}, but not the one who asked."
            : $"Every purchase needs approval, of any amount: by a person with the role {approvals.ApproverRole}, but not the one who asked for it.";
        if (approvals.EarnedUpTo is { } most) policy += $" Beside that I approve by myself what I start for low stock, as far as I have earned it with the item and its vendor, up to {Phrases.Money(most, approvals.Currency)} a purchase.";
        var waiting = approvals.Waiting.Count == 0 ? "Nothing is waiting now." : $"{Phrases.Number(approvals.Waiting.Count)} are waiting, {Phrases.Money(approvals.Waiting.Value, approvals.Currency)} in all.";
        var known = mode ?? OperationMode.Monitoring;
        return isAboutBuyingAlone
            ? $"I am in {ModeReplies.Name(known)} mode: {ModeReplies.Meaning(known)}. {policy}"
            : $"{policy} A decision has {Phrases.Duration(TimeSpan.FromHours(approvals.ExpiresAfterHours))}{(approvals.EscalateTo is { } next ? $", then {next} is asked" : "")}. {waiting}";
    }
}
