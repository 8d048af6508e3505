using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Which facts from elsewhere a reply needs. Two requests that ask the same are equal.</summary>
public sealed record FactRequest
{
    public static FactRequest None { get; } = new();

    /// <summary>The agent's mode.</summary>
    public bool Mode { get; init; }

    /// <summary>What the agent may buy by itself.</summary>
    public bool Autonomy { get; init; }

    /// <summary>The firm's budget and goals.</summary>
    public bool Firm { get; init; }

    /// <summary>What the user prefers.</summary>
    public bool Preferences { get; init; }

    /// <summary>What the user prefers for single items.</summary>
    public bool ProductPreferences { get; init; }

    /// <summary>The item that this SKU or name means, and what the user prefers for it.</summary>
    public string? Item { get; init; }

    /// <summary>A second item that was named.</summary>
    public string? OtherItem { get; init; }

    /// <summary>The firm's currency.</summary>
    public bool Currency { get; init; }

    /// <summary>The best deal for the item.</summary>
    public bool Deal { get; init; }

    /// <summary>How many to source; null: as many as the user prefers of it.</summary>
    public int? Quantity { get; init; }

    /// <summary>What the quantity was said by; it is of pieces, where this is null.</summary>
    public SaidPacks? Packs { get; init; }

    /// <summary>What was asked with the deal.</summary>
    public DealTerms Terms { get; init; } = DealTerms.None;

    public bool LowStock { get; init; }

    /// <summary>Whether the item runs low.</summary>
    public bool Level { get; init; }

    /// <summary>The user's purchases and what the agent bought by itself.</summary>
    public bool Purchases { get; init; }

    public bool Approvals { get; init; }

    public string? PurchaseId { get; init; }

    /// <summary>The purchases of the item of which goods are still to come in.</summary>
    public bool Receivable { get; init; }

    /// <summary>The newest purchases of the item of which goods can go back.</summary>
    public bool Returnable { get; init; }

    /// <summary>The items that are to be left alone for a while.</summary>
    public bool Snoozed { get; init; }

    /// <summary>Where the item, or that of the purchase, is and may be.</summary>
    public bool Places { get; init; }

    /// <summary>The approved purchases that can still be withdrawn free and that the user asked for or approved.</summary>
    public bool Held { get; init; }

    /// <summary>The vendor that this name or id means.</summary>
    public string? Vendor { get; init; }

    /// <summary>A second vendor that was asked about.</summary>
    public string? OtherVendor { get; init; }

    /// <summary>What is asked of the insights; null: nothing.</summary>
    public InsightRequest? Insight { get; init; }

    /// <summary>How that vendor has done.</summary>
    public bool VendorRecord { get; init; }
}
