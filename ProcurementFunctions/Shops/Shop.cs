namespace ProcurementFunctions.Shops;

/// <summary>A shop that is configured.</summary>
/// <param name="Name">Its name in the settings.</param>
internal sealed record Shop(string Name, ShopOptions Options)
{
    public ShopKind Kind { get; } = Enum.Parse<ShopKind>(Options.Kind, ignoreCase: true);

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Options.TimeZone);

    /// <summary>The firm's location that its stock is; null: none is named.</summary>
    public string? Location => Options.Location.Length == 0 ? null : Options.Location;

    /// <summary>The address of a resource under the shop's own.</summary>
    public Uri AddressOf(string resource) => new($"{Options.Url!.AbsoluteUri.TrimEnd('/')}/{resource}", UriKind.Absolute);
}

/// <summary>The shops that are configured, by name.</summary>
internal sealed class ConfiguredShops
{
    /// <summary>Whatever the settings hold; checked before the app starts.</summary>
    public Dictionary<string, ShopOptions> ByName { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Shop> All => [.. ByName.OrderBy(shop => shop.Key, StringComparer.Ordinal).Select(shop => new Shop(shop.Key, shop.Value))];

    /// <summary>Null: there is none of that name.</summary>
    public Shop? Find(string name) => ByName.TryGetValue(name, out var options) ? new(name, options) : null;
}
