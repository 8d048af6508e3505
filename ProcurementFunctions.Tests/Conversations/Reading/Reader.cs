using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Reading;

/// <summary>Reads messages by a small catalogue, or by none: then any name is an unknown one.</summary>
internal static class Reader
{
    /// <summary>The one wish of a message.</summary>
    public static Wish One(string text, Catalogue? catalogue = null) => Assert.Single(All(text, catalogue));

    public static IReadOnlyList<Wish> All(string text, Catalogue? catalogue = null) => MessageReader.English.Read(text, catalogue ?? Catalogue.Empty).Wishes;

    public static Catalogue Of(IEnumerable<(string Sku, string Name)> items, params IEnumerable<(string Id, string Name)> vendors) => new(
        [.. items.Select(item => new CatalogueEntry(item.Sku, item.Name))], [.. vendors.Select(vendor => new CatalogueEntry(vendor.Id, vendor.Name))]);
}
