namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// What the firm has names for: its items and its vendors, as they were when it was made. The names are never changed, so that
/// many messages may be read by it at once.
/// </summary>
internal sealed class Catalogue(IReadOnlyCollection<CatalogueEntry> items, IReadOnlyCollection<CatalogueEntry> vendors)
{
    public static Catalogue Empty { get; } = new([], []);

    public NameIndex Items { get; } = new(items);

    public NameIndex Vendors { get; } = new(vendors, byFirstWord: true);

    /// <summary>What replies may name as examples.</summary>
    public ExampleItems Examples => field ??= ExampleItems.Of(Items);

    /// <summary>What messages were read as by it.</summary>
    public Readings Readings { get; } = new();

    /// <summary>Whether a text is, as a whole, the SKU of an item or the id of a vendor, whatever its case.</summary>
    public bool IsCode(string text) => Items.HasId(text) || Vendors.HasId(text);

    /// <summary>Whether a word stands in the name of an item or a vendor.</summary>
    public bool HasWord(string word) => NameWords.Of(word) is { } plain && (Items.HasWord(plain) || Vendors.HasWord(plain));
}

/// <param name="Id">The SKU of an item, the id of a vendor.</param>
internal sealed record CatalogueEntry(string Id, string Name);
