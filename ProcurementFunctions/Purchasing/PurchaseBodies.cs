using System.Text.Json;
using System.Text.Json.Serialization;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing;

/// <summary>The wish for a purchase.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PurchaseBody
{
    public required string Sku { get; init; }

    /// <summary>Units, 1 to 1,000,000.</summary>
    public required int Quantity { get; init; }

    /// <summary>This and what follows: see <see cref="PurchaseRequest"/>.</summary>
    public DateOnly? NeededBy { get; init; }

    public Shipping? Shipping { get; init; }

    public string? Vendor { get; init; }

    public decimal? MaxTotal { get; init; }

    public decimal? MaxUnitPrice { get; init; }

    public string? Note { get; init; }

    public string? Reason { get; init; }

    /// <summary>The wish of a caller of the API.</summary>
    /// <param name="cause">What tells it from another of theirs.</param>
    public PurchaseRequest ToRequest(string by, string cause) =>
        new(PurchaseSource.Api, $"{by}:{cause}", Sku, Quantity, by, NeededBy, PurchasesFunctions.Text(Reason, "reason"))
        {
            Shipping = Shipping,
            Vendor = Vendor,
            MaxTotal = MaxTotal,
            MaxUnitPrice = MaxUnitPrice,
            Note = string.IsNullOrWhiteSpace(Note) ? null : Note,
        };
}

/// <summary>An approver's decision.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DecisionBody
{
    public const string Approve = "approve";
    public const string Reject = "reject";
    public const string Pass = "pass";

    /// <summary>"approve", "reject" or "pass" (to the next approver).</summary>
    public required string Decision { get; init; }

    /// <summary>For "pass": the user id of the next approver; null: the one that the approval policy names.</summary>
    public string? To { get; init; }

    public string? Comment { get; init; }

    /// <summary>The digest of what was shown; an approval needs it.</summary>
    public string? Digest { get; init; }

    /// <summary>For "approve": although the firm's budget does not cover it.</summary>
    public bool OverBudget { get; init; }

    /// <summary>This and what follows, for "approve": see <see cref="PersonDecision"/>.</summary>
    public int? Quantity { get; init; }

    public decimal? MaxTotal { get; init; }
}

/// <summary>Why a purchase is withdrawn.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CancelBody
{
    public required string Reason { get; init; }
}

/// <summary>Why a receipt is taken back.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReversalBody
{
    public required string Reason { get; init; }
}

/// <summary>Goods that go back to their vendor.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReturnBody
{
    /// <summary>The return's own id; the same one again changes nothing. Null: by the request's Idempotency-Key, or a new one.</summary>
    public string? ReturnId { get; init; }

    public required int Quantity { get; init; }

    /// <summary>What the quantity is of, such as "box"; null: stock units.</summary>
    public string? Unit { get; init; }

    public required string Reason { get; init; }

    /// <summary>Where they are taken from; null: where goods are received, or else where enough of them are.</summary>
    public string? Location { get; init; }
}

/// <summary>Goods that a person counted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReceiptBody
{
    /// <summary>The receipt's own id; the same one again changes nothing.</summary>
    public required string ReceiptId { get; init; }

    /// <summary>May be empty where it only closes.</summary>
    public required IReadOnlyList<ReceiptLineBody> Lines { get; init; }

    /// <summary>Where the goods of lines are that name no location; null: where goods are received.</summary>
    public string? Location { get; init; }

    /// <summary>Whether nothing more is to be counted of what has come.</summary>
    public bool Close { get; init; }

    /// <summary>Whether it is to be booked although it is far more than was ordered.</summary>
    public bool Confirm { get; init; }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReceiptLineBody
{
    public required string Sku { get; init; }

    /// <summary>Units that arrived, the rejected ones among them.</summary>
    public required int Quantity { get; init; }

    /// <summary>What both figures are of, such as "box"; null: stock units.</summary>
    public string? Unit { get; init; }

    /// <summary>Where they are; null: as the receipt says.</summary>
    public string? Location { get; init; }

    public int Rejected { get; init; }
}

/// <summary>What a vendor tells about an order.</summary>
internal sealed record VendorEventBody
{
    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string OrderNumber { get; init; }

    /// <summary>What the vendor said of it in its own document, for people to read; null: nothing more.</summary>
    [JsonIgnore]
    public string? Said { get; init; }

    /// <summary>What such a document says of the order; null: it is no such document.</summary>
    [JsonIgnore]
    public VendorResponse? Response { get; init; }

    /// <summary>The currency of the prices in such a document; null: it names none.</summary>
    [JsonIgnore]
    public string? Currency { get; init; }

    /// <summary>Lines, tracking, times and whatever a vendor adds: not used, as the figures are read from the order.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Further { get; set; }
}
