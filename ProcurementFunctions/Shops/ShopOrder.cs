using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Shops;

/// <summary>What an order of a shop sold: no price, no customer. Partition and id: the shop's name and its id of the order.</summary>
internal sealed record ShopOrder : Document
{
    public required string Shop { get; init; }

    /// <summary>The day on which it was made, in the shop's time zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Days that the shop gave it before.</summary>
    public IReadOnlyList<DateOnly> PastDays { get; set; } = [];

    /// <summary>When the shop was asked for what stands here, on the wall clock.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>By the shop's clock.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    public bool Sells { get; init; }

    /// <summary>Those that were in it once stay, without units.</summary>
    public IReadOnlyList<ShopOrderLine> Lines { get; set; } = [];

    /// <summary>Of its lines, for queries.</summary>
    public IReadOnlyList<string> Skus { get; set; } = [];

    public static string IdOf(string shop, string order) => $"{shop}~{order}";
}

/// <param name="Id">The shop's own.</param>
/// <param name="Sku">Empty: it is not known.</param>
internal sealed record ShopOrderLine(string Id, string Sku, int Units);
