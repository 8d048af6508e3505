using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing;

/// <summary>Asks the vendors and picks the best, without buying anything.</summary>
public interface ISourcing
{
    /// <summary>
    /// Asks every active vendor that offers the item, over HTTP and in parallel, each with its own time limit, and ranks
    /// what they answer for this user.
    /// </summary>
    /// <returns>A result without a choice when no vendor can offer it.</returns>
    Task<SourcingResult> FindBestAsync(SourcingRequest request, CancellationToken cancellation);
}

/// <param name="ForUser">Whose preferences and goals count; null: the firm's.</param>
/// <param name="RaisedFrom">What was asked for, where the user always needs more; null: <paramref name="Quantity"/>.</param>
/// <param name="NotAgain">Vendors that are not asked, as they refused an order for this need; null: none.</param>
public sealed record SourcingRequest(
    string Sku, int Quantity, string? ForUser, DateOnly? NeededBy = null, int? RaisedFrom = null, IReadOnlyList<string>? NotAgain = null);

public sealed record SourcingResult(
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<QuoteFailure> Failures,
    Choice? Choice,
    DecisionRecord? DecisionRecord);
