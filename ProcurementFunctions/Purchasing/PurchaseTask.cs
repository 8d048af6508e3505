using System.Text.Json.Serialization;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Purchasing;

/// <summary>What an orchestration of a purchase is started with.</summary>
/// <param name="Status">Where it goes on; the record, not this, is the truth.</param>
public sealed record PurchaseTask(string PurchaseId, PurchaseStatus Status = PurchaseStatus.Sourcing);

/// <summary>What an activity found: where the purchase stands, and when to look again if nothing happens before.</summary>
/// <param name="IsDone">Whether there is nothing to wait for.</param>
/// <param name="HasOtherCost">Whether its orders cost something else than the ledger says.</param>
/// <param name="IsComing">Whether vendors have orders of it that are to be followed while it waits.</param>
public sealed record PurchaseLook(
    PurchaseStatus Status, DateTimeOffset NextLookAt, bool IsDone = false, bool HasOtherCost = false, bool IsComing = false);

/// <summary>One vendor to be asked for a purchase.</summary>
/// <param name="Quantity">For so many; null: for all that is wanted.</param>
public sealed record VendorToAsk(string PurchaseId, string VendorId, int? Quantity = null);

/// <summary>What a vendor answered: a quote, or why there is none.</summary>
/// <param name="IsUnanswered">Whether it gave no answer, not even a no.</param>
/// <param name="AwaitedUntil">Until when it has time to answer, where it was asked by e-mail; null: it has answered, or will not.</param>
public sealed record QuoteAnswer(
    string VendorId,
    Quote? Quote,
    string? Failure,
    bool IsUnanswered = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? AwaitedUntil = null);

/// <summary>What has come of the quotes that were asked for by e-mail.</summary>
/// <param name="Answers">Of all vendors that were asked; those that are awaited still say so.</param>
/// <param name="NextLookAt">When to look again if nothing comes before; null: nothing is awaited any more.</param>
public sealed record CollectedQuotes(PurchaseStatus Status, IReadOnlyList<QuoteAnswer> Answers, DateTimeOffset? NextLookAt);

/// <summary>What was answered for a purchase.</summary>
/// <param name="PlanNumber">Of the plan whose parts were asked for, from 1; 0: all was asked for. See <see cref="PartRules"/>.</param>
public sealed record QuoteAnswers(string PurchaseId, IReadOnlyList<QuoteAnswer> Answers, int PlanNumber = 0);

/// <summary>Where a purchase stands after a choice, and whom to ask for exactly their parts before it is made.</summary>
public sealed record ChosenVendors(PurchaseStatus Status, IReadOnlyList<AskedPart> ToAsk);

/// <summary>One order of a purchase.</summary>
public sealed record OrderToPlace(string PurchaseId, string OrderNumber);

/// <summary>The orders that are to be placed.</summary>
public sealed record OrderPlan(PurchaseStatus Status, IReadOnlyList<string> OrderNumbers);

/// <summary>A step that failed for good, and why.</summary>
public sealed record FailedStep(string PurchaseId, string Step, string Reason);
