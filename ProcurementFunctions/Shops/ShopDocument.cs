using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Shops;

/// <summary>How far a shop has been read, and how that went. Partition: the shop's name. Times are on the wall clock, marks on the shop's.</summary>
internal sealed record ShopDocument : Document
{
    public const string TheId = "state";

    public required string Shop { get; init; }

    /// <summary>The first day of which all orders have been read, in the shop's time zone.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The newest change of an order that was taken in.</summary>
    public DateTimeOffset? OrdersMark { get; init; }

    /// <summary>When the reading of all stock that is under way began; null: none is.</summary>
    public DateTimeOffset? StockBegunAt { get; init; }

    /// <summary>Where it goes on.</summary>
    public string? StockCursor { get; init; }

    /// <summary>When the last one that came to its end began.</summary>
    public DateTimeOffset? StockReadAt { get; init; }

    /// <summary>The last day up to which items without a sale have been told so.</summary>
    public DateOnly? SoldUntil { get; init; }

    /// <summary>Bookings of items that were written before this have been passed on.</summary>
    public DateTimeOffset? PushedAt { get; init; }

    public DateTimeOffset? FirstTriedAt { get; init; }

    /// <summary>When all that had changed was last read to its end.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>Since when it has not worked; null: it works.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public string? LastError { get; init; }

    /// <summary>Until when the shop asked to be left alone.</summary>
    public DateTimeOffset? RestsUntil { get; init; }

    /// <summary>Until when somebody else is at it, should they die.</summary>
    public DateTimeOffset? RunsUntil { get; init; }

    /// <summary>Orders that were taken in, those that changed counted anew.</summary>
    public long Orders { get; init; }

    /// <summary>Events that told of a change.</summary>
    public long Events { get; init; }

    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>Units that were added to the shop's stock, and taken off it, in changes.</summary>
    public long Pushes { get; init; }

    /// <summary>SKUs of the shop that no item has; at most <see cref="ShopDocumentRules.MostListed"/>.</summary>
    public IReadOnlyList<string> Unknown { get; set; } = [];

    /// <summary>Why an item is not, or not wholly, taken in, by SKU; as many at most.</summary>
    public IReadOnlyDictionary<string, string> Troubles { get; set; } = new Dictionary<string, string>();
}
