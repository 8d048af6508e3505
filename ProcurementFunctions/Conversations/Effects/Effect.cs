using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Effects;

/// <summary>
/// Something that follows from a message. It is stored with the session and carried out afterwards, maybe more than once
/// and maybe late: done twice it is as if done once, and what was told later is not undone by it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StartPurchase), "startPurchase")]
[JsonDerivedType(typeof(KeepBudget), "keepBudget")]
[JsonDerivedType(typeof(KeepShipping), "keepShipping")]
[JsonDerivedType(typeof(KeepAbsence), "keepAbsence")]
[JsonDerivedType(typeof(KeepVendor), "keepVendor")]
[JsonDerivedType(typeof(KeepProduct), "keepProduct")]
[JsonDerivedType(typeof(KeepGoals), "keepGoals")]
[JsonDerivedType(typeof(SetMode), "setMode")]
[JsonDerivedType(typeof(SetFirmBudget), "setFirmBudget")]
[JsonDerivedType(typeof(SetFirmGoals), "setFirmGoals")]
[JsonDerivedType(typeof(TellAutonomy), "tellAutonomy")]
[JsonDerivedType(typeof(DecidePurchase), "decidePurchase")]
[JsonDerivedType(typeof(WithdrawPurchase), "withdrawPurchase")]
[JsonDerivedType(typeof(SnoozeItem), "snoozeItem")]
[JsonDerivedType(typeof(SetItemLife), "setItemLife")]
[JsonDerivedType(typeof(BookReturn), "returnGoods")]
[JsonDerivedType(typeof(BookInvoiceDecision), "decideInvoice")]
[JsonDerivedType(typeof(BookReceipt), "receiveGoods")]
public abstract record Effect;

public sealed record StartPurchase(PurchaseRequest Request) : Effect;

/// <param name="Limit">Null: no budget any more.</param>
public sealed record KeepBudget(decimal? Limit) : Effect;

public sealed record KeepShipping(Shipping Shipping) : Effect;

/// <param name="Absence">Null: the user is there.</param>
public sealed record KeepAbsence(Absence? Absence) : Effect;

public sealed record KeepVendor(string VendorId, VendorStance Stance) : Effect;

/// <summary>What is null stays as it is.</summary>
public sealed record KeepProduct(string Sku, int? PreferredQuantity, bool? IsCriticalStock) : Effect;

/// <param name="Sku">Null: for all products.</param>
/// <param name="Goals">Null: none any more.</param>
public sealed record KeepGoals(string? Sku, GoalWeights? Goals) : Effect;

public sealed record SetMode(OperationMode Mode) : Effect;

/// <param name="Limit">Null: no limit any more.</param>
/// <param name="Period">Null: as it is.</param>
public sealed record SetFirmBudget(decimal? Limit, BudgetPeriod? Period) : Effect;

public sealed record SetFirmGoals(GoalWeights Goals) : Effect;

/// <summary>What the agent may buy by itself; what is null stays as it is.</summary>
public sealed record TellAutonomy(bool Enabled, decimal? PerPurchase, decimal? PerPeriod, AutonomyPeriod? Period) : Effect;

/// <param name="Digest">Of what the user decided about; another offer is not decided by it.</param>
/// <param name="To">For passing on: the next approver; null: the policy's.</param>
/// <param name="Quantity">For approving: fewer units than are asked for; null: all of them.</param>
public sealed record DecidePurchase(
    string PurchaseId,
    DecisionKind Decision,
    string Digest,
    string? Comment,
    string? To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Quantity = null) : Effect;

public sealed record WithdrawPurchase(string PurchaseId, string Reason) : Effect;

/// <param name="ReturnId">Made from the message, so that it is booked once.</param>
/// <param name="Quantity">Good units.</param>
/// <param name="Location">Where they are taken from; null: where enough of them are.</param>
public sealed record BookReturn(
    string PurchaseId,
    string ReturnId,
    int Quantity,
    string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Location = null) : Effect;

/// <param name="ReceiptId">Made from the message, so that it is booked once.</param>
/// <param name="Location">Null: the item is not kept by location.</param>
public sealed record BookReceipt(
    string PurchaseId,
    string ReceiptId,
    int Quantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Location) : Effect;

/// <param name="Revision">Of the invoice as it was read back; another one is not decided by it.</param>
public sealed record BookInvoiceDecision(string InvoiceId, int Revision, bool Accept, string Reason) : Effect;

/// <summary>With neither days nor a date the item is woken.</summary>
/// <param name="Days">From when it is carried out, in the firm's time.</param>
/// <param name="Until">The first day on which it is looked after again.</param>
public sealed record SnoozeItem(string Sku, int? Days, DateOnly? Until, string? Reason) : Effect;

/// <param name="ReplacedBy">The SKU that takes the place of a discontinued item; null: none.</param>
public sealed record SetItemLife(string Sku, ItemLife Life, string? ReplacedBy) : Effect;

/// <summary>What a user thinks of a vendor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VendorStance>))]
public enum VendorStance
{
    [JsonStringEnumMemberName("neutral")] Neutral,
    [JsonStringEnumMemberName("preferred")] Preferred,
    [JsonStringEnumMemberName("excluded")] Excluded,
}
