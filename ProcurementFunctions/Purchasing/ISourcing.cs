using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing;

/// <summary>Asks the vendors and picks the best, without buying anything.</summary>
public interface ISourcing
{
    /// <summary>
    /// Asks every active vendor that offers the item, over HTTP and in parallel, each with its own time limit, and ranks
    /// what they answer for this user.
    /// </summary>
    /// <returns>A result without a choice when no vendor can offer it so.</returns>
    Task<SourcingResult> FindBestAsync(SourcingRequest request, CancellationToken cancellation);
}

/// <param name="ForUser">Whose preferences and goals count; null: the firm's.</param>
/// <param name="RaisedFrom">What was asked for, where the user always needs more; null: <paramref name="Quantity"/>.</param>
/// <param name="NotAgain">Vendors that are not asked, as they refused an order for this need; null: none.</param>
public sealed record SourcingRequest(
    string Sku, int Quantity, string? ForUser, DateOnly? NeededBy = null, int? RaisedFrom = null, IReadOnlyList<string>? NotAgain = null)
{
    /// <summary>The purchase that it is asked for; null: somebody only wants to know, and at once.</summary>
    public QuoteCause? Cause { get; init; }

    /// <summary>How fast it is to be shipped, whatever the user prefers; null: as they prefer.</summary>
    public Shipping? Shipping { get; init; }

    /// <summary>The id of the vendor that alone is asked; null: all are.</summary>
    public string? Vendor { get; init; }

    /// <summary>The most that goods and shipping may cost; null: no ceiling.</summary>
    public decimal? MaxTotal { get; init; }

    /// <summary>The most that a vendor may quote for a unit; null: no ceiling.</summary>
    public decimal? MaxUnitPrice { get; init; }
}

/// <param name="WhyNone">
/// Why there is no choice though there may be offers, such as "the best offer is 467.86, above the ceiling of 400.00"; null:
/// there is one, or nobody offers it.
/// </param>
public sealed record SourcingResult(
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<QuoteFailure> Failures,
    Choice? Choice,
    DecisionRecord? DecisionRecord,
    string? WhyNone = null);
