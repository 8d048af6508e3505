using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>All that a choice is made from.</summary>
/// <param name="WeightsFrom">Whose weights they are, see <see cref="GoalOwner"/>.</param>
/// <param name="PreferredVendors">The requester's, beside those that the firm prefers.</param>
/// <param name="RaisedFrom">What was asked for, where the requester always needs more; else null.</param>
/// <param name="LeftOut">Vendors that offer the item and gave no quote that counts; null in records of before.</param>
/// <param name="AskedPlans">Plans whose vendors were asked for exactly their parts, one after the other; see <see cref="PartRules"/>.</param>
/// <param name="PartQuotes">What they quoted for them, the newest last.</param>
/// <param name="PartFailures">Vendors that said no to a part, and why; they are in no split any more.</param>
public sealed record DecisionInputs(
    DateTimeOffset At,
    int Quantity,
    DateOnly? NeededBy,
    GoalWeights Weights,
    string WeightsFrom,
    IReadOnlyList<string> PreferredVendors,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<VendorStanding> Standings,
    int? RaisedFrom = null,
    IReadOnlyList<LeftOutVendor>? LeftOut = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AskedPlan>? AskedPlans = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Quote>? PartQuotes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<QuoteFailure>? PartFailures = null)
{
    /// <summary>The first quotes, and those for parts.</summary>
    [JsonIgnore]
    public IEnumerable<Quote> AllQuotes => Quotes.Concat(PartQuotes ?? []);

    /// <summary>The quote that a line is of.</summary>
    public Quote QuoteOf(ChoiceLine line) =>
        AllQuotes.Last(quote => quote.VendorId == line.VendorId && quote.QuoteId == line.QuoteId);

    [JsonIgnore]
    public CountingGoals Goals => new(Weights, WeightsFrom);

    /// <summary>The most that may be paid, as the requester asked; null: no ceiling.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Ceilings? Ceilings { get; init; }

    /// <summary>The need with what will be asked for after it, which is the most that an order is topped up to; null: no demand is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TopUpTo { get; init; }

    /// <summary>The id of the vendor that alone was asked, as the requester wants it; null: all were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnlyVendor { get; init; }
}

/// <summary>A plan whose vendors were asked for exactly their parts.</summary>
public sealed record AskedPlan(IReadOnlyList<AskedPart> Parts);

/// <summary>So much from this vendor.</summary>
public sealed record AskedPart(string VendorId, int Quantity);

/// <summary>A vendor that a choice was made without.</summary>
/// <param name="Reason">Why, such as "did not answer" or "the requester excluded it".</param>
public sealed record LeftOutVendor(string VendorId, string Name, string Reason);

/// <summary>What was known about a vendor when a choice was made.</summary>
/// <param name="OnTimeRate">Share of orders on time, 0 to 1; likewise the other rates.</param>
/// <param name="AcceptRate">Share of its orders that it took.</param>
/// <param name="Calendar">When it works, which its lead time counts; null: every day.</param>
/// <param name="PromiseErrorDays">Days that it usually comes after its promise; negative: before.</param>
public sealed record VendorStanding(
    string VendorId,
    string Name,
    bool Preferred,
    double OnTimeRate,
    double FillRate,
    double RejectRate,
    double PromiseErrorDays,
    double AcceptRate = 1,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VendorCalendar? Calendar = null)
{
    /// <summary>The share of orders that it takes and that come on time, whole and good.</summary>
    [JsonIgnore]
    public double Reliability => AcceptRate * OnTimeRate * FillRate * (1 - RejectRate);

    /// <summary>A vendor of which nothing is known.</summary>
    public static VendorStanding Unknown(string vendorId) => new(vendorId, vendorId, false, 0.8, 0.95, 0.05, 0);
}
