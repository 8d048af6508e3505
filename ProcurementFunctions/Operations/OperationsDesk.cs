using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Operations;

/// <summary>The one way in which an administrator replaces the firm's settings, by API or by the console.</summary>
public sealed class OperationsDesk(IOperationsStore operations, IBudget budget, IPurchaseStore purchases, WallClock clock)
{
    /// <param name="body">All of the settings.</param>
    /// <param name="etag">As they were read.</param>
    /// <param name="by">The administrator.</param>
    /// <param name="why">How it came about, for the audit trail.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemException">400, by field; 409: money of the old currency is held; 412: they have changed since.</exception>
    internal async Task<Stored<OperationsSettings>> PutAsync(
        OperationsBody body, string etag, string by, string why, CancellationToken cancellation)
    {
        var read = await operations.ReadAsync(cancellation);
        if (read.ETag != etag) throw ETags.Mismatch();

        var now = clock.Now;
        var changed = body.ApplyTo(read.Document) with { ModeToldAt = now, BudgetToldAt = now, GoalsToldAt = now, AutonomyToldAt = now };
        var errors = OperationsRules.Check(changed);
        if (errors.Count == 0) errors = RateRules.OfDaysToCome(changed.Rates, DateOnly.FromDateTime(now.UtcDateTime));
        if (errors.Count > 0) throw ProblemException.BadFields(errors);
        if (changed.Currency != read.Document.Currency) await RequireNothingHeldAsync(read.Document.Currency, changed.Currency, cancellation);
        return await operations.ReplaceAsync(changed, etag, by, why, cancellation) ?? throw ETags.Mismatch();
    }

    private async Task RequireNothingHeldAsync(string before, string after, CancellationToken cancellation)
    {
        var ledgers = new List<BudgetLedger>();
        await foreach (var ledger in budget.ListLedgersAsync(cancellation)) ledgers.Add(ledger);
        var waiting = new List<decimal>();
        await foreach (var purchase in purchases.ListOpenAsync(null, cancellation))
        {
            if (purchase is { OverBudget: not null, Choice: { } choice }) waiting.Add(choice.Total);
        }

        if (CurrencyRules.WhyNot(before, after, ledgers, waiting) is { } why) throw ProblemException.Conflict(why);
    }
}
