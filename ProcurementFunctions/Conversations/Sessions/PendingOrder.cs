using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>What "order it" would order.</summary>
/// <param name="Quantity">Null: the user has not said how many yet.</param>
[JsonConverter(typeof(PendingOrderConverter))]
public sealed record PendingOrder(string Sku, string ItemName, int? Quantity);

/// <summary>An item that the talk came upon.</summary>
public sealed record FoundItem(string Sku, string Name);

/// <summary>A purchase that this session began.</summary>
public sealed record StartedPurchaseNote(string PurchaseId, string Sku, int Quantity, DateTimeOffset At);
