using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>What the demo reads of the app's answers: the part of them that the story is about.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(StockCheck))]
[JsonSerializable(typeof(ListOf<StockItem>), TypeInfoPropertyName = "StockItems")]
[JsonSerializable(typeof(StockItem))]
[JsonSerializable(typeof(ListOf<PurchaseRecord>), TypeInfoPropertyName = "Purchases")]
[JsonSerializable(typeof(PurchaseRecord))]
[JsonSerializable(typeof(VendorRecord))]
[JsonSerializable(typeof(BudgetReport))]
[JsonSerializable(typeof(IReadOnlyList<MailRecord>), TypeInfoPropertyName = "Mails")]
internal sealed partial class DemoJson : JsonSerializerContext;

internal sealed record ListOf<T>(IReadOnlyList<T> Items, string? NextCursor);

internal sealed record MessageAnswer(string MessageId, string Reply, string Intent, long SessionVersion, IReadOnlyList<string> Purchases);

internal sealed record StockCheck(int Checked, IReadOnlyList<LowItem> Low, IReadOnlyList<string> Started);

internal sealed record LowItem(string Sku, int Projected, int ReorderPoint, int SuggestedQuantity, string Reason);

internal sealed record StockItem(string Sku, string Name, int OnHand, int OnOrder, int Projected, int ReorderPoint, bool Low);

internal sealed record PurchaseRecord(
    string Id,
    string Sku,
    string Status,
    int Quantity,
    IReadOnlyList<QuoteRecord>? Quotes,
    ChoiceRecord? Choice,
    ApprovalRecord? Approval,
    IReadOnlyList<ReceiptRecord>? Receipts,
    IReadOnlyList<TimelineRecord>? Timeline)
{
    private static readonly string[] Ends = ["received", "noOffer", "rejected", "expired", "failed", "cancelled"];

    public bool HasEnded => Ends.Contains(Status);
}

internal sealed record QuoteRecord(string VendorId, decimal UnitPrice, int Available, int LeadTimeDays, decimal ShippingCost);

internal sealed record ChoiceRecord(IReadOnlyList<ChoiceLineRecord> Lines, decimal Total, int Quantity);

internal sealed record ChoiceLineRecord(string VendorId, string VendorName, int Quantity, decimal UnitPrice);

internal sealed record ApprovalRecord(string Digest, bool Required, DateTimeOffset ExpiresAt);

internal sealed record ReceiptRecord(int Quantity, int Rejected);

internal sealed record TimelineRecord(DateTimeOffset At, string Event, string By, string Detail);

internal sealed record VendorRecord(string Id, string Name, string Channel, IReadOnlyDictionary<string, BeliefRecord> Beliefs, OrdersRecord? Orders);

internal sealed record BeliefRecord(double Value, double Low, double High, int Observations, DateTimeOffset? LastObserved, string Basis);

internal sealed record OrdersRecord(int Placed, int Received);

internal sealed record BudgetReport(string Period, decimal? Limit, decimal Reserved, decimal Committed, decimal Actual);

internal sealed record MailRecord(int Number, string To, string Subject, string Text, IReadOnlyList<string> Links, IReadOnlyList<string> Attachments);
