using System.Text.RegularExpressions;

namespace ProcurementFunctions.Shops;

/// <summary>One shop that stock and sales are taken from; section <c>Shops:{name}</c>.</summary>
internal sealed partial class ShopOptions
{
    public const string Section = "Shops";

    private const int ShortestSecret = 16;

    /// <summary><c>woocommerce</c> or <c>shopify</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The shop's address: https, or http on this machine.</summary>
    public Uri? Url { get; set; }

    /// <summary>Of WooCommerce's REST API.</summary>
    public string ConsumerKey { get; set; } = "";

    /// <summary>Of WooCommerce's REST API.</summary>
    public string ConsumerSecret { get; set; } = "";

    /// <summary>Of Shopify's Admin API.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>What the shop signs its webhooks with; empty: none is taken.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Whether its orders are demand.</summary>
    public bool TakeSales { get; set; } = true;

    /// <summary>Whether its stock is taken for a count.</summary>
    public bool StockIsTruth { get; set; } = true;

    /// <summary>Whether goods that are booked here are added to its stock.</summary>
    public bool PushStock { get; set; }

    /// <summary>The firm's location that its stock is; empty: of items that are kept at several, nothing is taken.</summary>
    public string Location { get; set; } = "";

    /// <summary>Shopify: the id of the one location that counts and is added to; empty: all count.</summary>
    public string ShopLocation { get; set; } = "";

    /// <summary>The time zone in which an order has its day, such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>How often all of its stock is read, whatever its webhooks said.</summary>
    public TimeSpan StockEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What is wrong with it; null: nothing is. No secret is in it.</summary>
    public string? WhyNot(string name)
    {
        if (!Name().IsMatch(name)) return $"{Section}:{name}: a shop's name must be 1 to 40 lower-case letters, digits and hyphens";
        var here = $"{Section}:{name}:";
        if (!Enum.TryParse<ShopKind>(Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || Kind.Any(char.IsAsciiDigit)) return $"{here}Kind must be woocommerce or shopify";
        if (Url is not { IsAbsoluteUri: true } || !(Url.Scheme == Uri.UriSchemeHttps || (Url.Scheme == Uri.UriSchemeHttp && Url.IsLoopback)) || Url.UserInfo.Length > 0 || Url.Query.Length > 0)
            return $"{here}Url must be an https address, or an http address on this machine, without user or query";
        if (kind == ShopKind.WooCommerce && (ConsumerKey.Length == 0 || ConsumerSecret.Length == 0)) return $"{here}ConsumerKey and ConsumerSecret must be set";
        if (kind == ShopKind.Shopify && AccessToken.Length == 0) return $"{here}AccessToken must be set";
        if (WebhookSecret.Length is > 0 and < ShortestSecret) return $"{here}WebhookSecret must have at least {ShortestSecret} characters";
        if (ShopLocation.Any(letter => !char.IsAsciiDigit(letter))) return $"{here}ShopLocation must be the number of a Shopify location";
        if (kind == ShopKind.Shopify && PushStock && ShopLocation.Length == 0) return $"{here}ShopLocation must be set where PushStock is";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)) return $"{here}TimeZone is not known";
        return StockEvery < TimeSpan.FromMinutes(1) || StockEvery > TimeSpan.FromDays(7) ? $"{here}StockEvery must be from a minute to seven days" : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Name();
}
