using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>What the agent recommended for an item. Money in <see cref="Currency"/>, quantities in units.</summary>
public sealed record Recommendation
{
    public required string Sku { get; init; }

    public required string ItemName { get; init; }

    /// <summary>What was asked for; the lines may hold more, where packs or minimums want it.</summary>
    public required int Quantity { get; init; }

    /// <summary>The vendor of the largest line, with its price and arrival; more vendors stand in <see cref="Lines"/>.</summary>
    public required string VendorId { get; init; }

    public required string VendorName { get; init; }

    public required decimal UnitPrice { get; init; }

    /// <summary>When the last of it is expected, in the firm's time.</summary>
    public required DateTimeOffset ExpectedArrival { get; init; }

    /// <summary>Goods and shipping.</summary>
    public required decimal Total { get; init; }

    public required string Currency { get; init; }

    public required IReadOnlyList<RecommendedLine> Lines { get; init; }

    /// <summary>Why this and not another.</summary>
    public required string Reason { get; init; }

    /// <summary>Whose goals it was chosen by, see <see cref="Goals.GoalOwner"/>; null for one that was made before that was kept.</summary>
    public string? WeightsFrom { get; init; }

    /// <summary>When it was made, on the wall clock.</summary>
    public required DateTimeOffset At { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownFields { get; set; }

    /// <summary>What one unit costs with its share of the shipping.</summary>
    [JsonIgnore]
    public decimal LandedUnitCost => Total / Math.Max(1, Lines.Sum(line => line.Quantity));
}

/// <param name="Unit">What the vendor sells it by; null: by the piece.</param>
public sealed record RecommendedLine(
    string VendorId,
    string VendorName,
    int Quantity,
    decimal UnitPrice,
    decimal ShippingCost,
    DateTimeOffset ExpectedArrival,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PurchaseUnit? Unit = null);
