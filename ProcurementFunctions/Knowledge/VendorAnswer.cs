using System.Text.Json;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Knowledge;

/// <summary>A vendor as a caller sees it: who it is and what is believed of it now.</summary>
/// <param name="CreditRating">1 best to 5; null when not rated.</param>
/// <param name="MinOrderValue">The least value of an order's goods that it takes, in the currency that it quotes in; null: any.</param>
/// <param name="FreeShippingFrom">From which value on it ships free; null: never.</param>
/// <param name="Calendar">When it works; null: every day.</param>
/// <param name="Email">Where it is asked and told by e-mail, unless it has an interface; null: nowhere.</param>
/// <param name="Channel">How it is reached.</param>
/// <param name="Bounce">That its mail server took no mail for that address; null: it did, or nothing was sent.</param>
/// <param name="Orders">The agent's own orders with it.</param>
/// <param name="Facts">Free form.</param>
public sealed record VendorAnswer(
    string Id,
    string Name,
    bool Active,
    bool Preferred,
    int? CreditRating,
    string Currency,
    decimal? MinOrderValue,
    decimal? FreeShippingFrom,
    VendorCalendar? Calendar,
    string? Email,
    VendorChannel Channel,
    MailBounce? Bounce,
    IReadOnlyDictionary<string, Belief> Beliefs,
    OrderCounts Orders,
    IReadOnlyDictionary<string, JsonElement> Facts)
{
    public static VendorAnswer Of(VendorDocument vendor, IVendorChannels channels, DateTimeOffset now) => new(
        vendor.VendorId,
        vendor.Name,
        vendor.Active,
        vendor.Preferred,
        vendor.CreditRating,
        vendor.Currency,
        vendor.MinOrderValue,
        vendor.FreeShippingFrom,
        vendor.Calendar,
        vendor.Email,
        channels.ChannelOf(vendor),
        vendor.Bounce,
        BeliefRules.All(vendor, now),
        vendor.Orders,
        vendor.Facts);
}

/// <summary>A price that was paid or quoted for one unit.</summary>
/// <param name="Evidence">The id of the receipt or quote that it comes from.</param>
/// <param name="FarOff">Whether it was quoted far from what was usual then; it counts for the belief once it is paid.</param>
public sealed record PriceAnswer(string Sku, decimal UnitPrice, bool Paid, DateTimeOffset At, string Evidence, bool FarOff)
{
    public static PriceAnswer Of(EvidenceDocument evidence) =>
        new(evidence.Sku, evidence.UnitPrice ?? 0, evidence.Paid, evidence.At, evidence.EvidenceId, evidence.IsFarOff);
}

/// <summary>A page of prices.</summary>
/// <param name="Belief">Of one item: level, spread, trend and what was last paid; null when nothing is known.</param>
/// <param name="Usual">Of one item: what a quote may cost without being flagged; null while too little is known.</param>
public sealed record PricesAnswer(IReadOnlyList<PriceAnswer> Items, string? NextCursor, Belief? Belief, UsualPrice? Usual);
