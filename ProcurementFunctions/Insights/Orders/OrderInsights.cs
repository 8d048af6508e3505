using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>Answers about purchases, from their records, all of them: counts are counts and not pages.</summary>
internal sealed class OrderInsights(IPurchaseRecords purchases, IOperationsStore operations, TimeProvider time)
{
    private static readonly TimeSpan DefaultChanges = TimeSpan.FromHours(24);

    public async Task<OrdersInsight> OrdersAsync(string userId, CancellationToken cancellation)
    {
        var (total, open) = (CountedValue.None, CountedValue.None);
        var byStatus = new SortedDictionary<PurchaseStatus, CountedValue>();
        await foreach (var purchase in purchases.ListAsync(new(RequestedBy: userId), cancellation))
        {
            var value = PurchaseValueRules.Of(purchase);
            total = total.With(value);
            if (purchase.IsOpen()) open = open.With(value);
            byStatus[purchase.Status] = byStatus.GetValueOrDefault(purchase.Status, CountedValue.None).With(value);
        }

        var settings = (await operations.ReadAsync(cancellation)).Document;
        return new(settings.Currency, total, open, [.. byStatus.Select(one => new StatusCount(one.Key, one.Value.Count, one.Value.Value))]);
    }

    public async Task<ApprovalsInsight> ApprovalsAsync(CancellationToken cancellation)
    {
        var (waiting, oldest) = (CountedValue.None, (PurchaseDocument?)null);
        await foreach (var purchase in purchases.ListAsync(new(Status: PurchaseStatus.AwaitingApproval), cancellation))
        {
            waiting = waiting.With(PurchaseValueRules.Of(purchase));
            if (purchase.Approval is { } asked && !(oldest?.Approval!.RequestedAt <= asked.RequestedAt)) oldest = purchase;
        }

        var settings = (await operations.ReadAsync(cancellation)).Document;
        var policy = settings.Approval;
        return new(
            settings.Currency,
            policy.AutoApproveBelow,
            Roles.Approver,
            policy.EscalateTo,
            policy.ExpiresAfterHours,
            policy.RemindAfterHours,
            policy.TolerancePercent,
            settings.Ordering.HoldMinutes,
            waiting,
            oldest is { Approval: { } approval } ? Waiting(oldest, approval) : null,
            settings.Autonomy.Enabled ? settings.Autonomy.PerPurchase : null);
    }

    public async Task<ChangesInsight> ChangesAsync(DateTimeOffset? since, InsightPage page, CancellationToken cancellation)
    {
        var until = time.GetUtcNow();
        var from = since?.ToUniversalTime() ?? until - DefaultChanges;
        var (tally, ranking) = (new ChangeTally(), new Ranking<ChangeLine>(page));
        await foreach (var purchase in purchases.ListAsync(new(ChangedSince: from, WithTimeline: true), cancellation))
        {
            var lines = ChangeRules.Of(purchase, from).ToArray();
            tally.Add(lines);
            for (var i = 0; i < lines.Length; i++)
                ranking.Add(new(0, -lines[i].At.UtcTicks, FormattableString.Invariant($"{purchase.Id}:{999 - i:000}")), lines[i]);
        }

        var shown = ranking.Take();
        return new(from, until, tally.Purchases, tally.Counts, shown.Items, shown.NextCursor);
    }

    public async Task<LateInsight> LateAsync(InsightPage page, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (tally, ranking) = (new LateTally(), new Ranking<LateLine>(page));
        await foreach (var purchase in purchases.ListAsync(new(IsOpen: true), cancellation))
        {
            foreach (var line in LateRules.Of(purchase, today))
            {
                tally.Add(line);
                ranking.Add(new((int)line.Kind, -line.Days, $"{line.PurchaseId}:{line.OrderNumber}"), line);
            }
        }

        var shown = ranking.Take();
        return new(today, tally.Overdue, tally.PromiseMissed, tally.NeedMissed, tally.Vendors, shown.Items, shown.NextCursor);
    }

    public async Task<ArrivalsInsight> ArrivalsAsync(ArrivalsQuestion question, InsightPage page, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (orders, overdue, undated, ranking) = (0, 0, 0, new Ranking<ArrivalLine>(page));
        await foreach (var purchase in purchases.ListAsync(new(IsOpen: true, Sku: question.Sku), cancellation))
        {
            foreach (var line in ArrivalRules.Of(purchase))
            {
                if (question.VendorId is { } vendor && line.VendorId != vendor) continue;
                if (line.Expected is null) undated++;
                if (!IsWithin(line.Expected, question)) continue;
                orders++;
                if (line.Expected < today) overdue++;
                ranking.Add(new(0, line.Expected?.DayNumber ?? int.MaxValue, $"{line.PurchaseId}:{line.OrderNumber}"), line);
            }
        }

        var shown = ranking.Take();
        return new(today, question.From, question.To, orders, overdue, undated, shown.Items, shown.NextCursor);
    }

    private static bool IsWithin(DateOnly? expected, ArrivalsQuestion question) => expected is { } day
        ? !(day < question.From) && !(day > question.To)
        : question is { From: null, To: null };

    private static WaitingPurchase Waiting(PurchaseDocument purchase, Approval approval) => new(
        purchase.Id,
        purchase.Sku,
        purchase.ItemName,
        approval.Shown.Quantity,
        approval.Shown.Total,
        purchase.RequestedBy,
        approval.RequestedAt,
        approval.ExpiresAt,
        approval.PassedTo);
}
