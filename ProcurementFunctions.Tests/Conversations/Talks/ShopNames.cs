using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>What the shops of our conversations have names for, from the files that they import.</summary>
internal static class ShopNames
{
    /// <param name="set">"sample-shop", or the folder of a trade.</param>
    public static async Task<Catalogue> OfAsync(string set)
    {
        var folder = set == "sample-shop" ? Path.Combine(Repository.Root, "local", "AppHost", "SampleShop") : Path.Combine(ScenarioFiles.Own, set);
        return new(await ReadAsync(Path.Combine(folder, "inventory.csv"), "sku"), await ReadAsync(Path.Combine(folder, "vendors.csv"), "vendor_id"));
    }

    private static async Task<List<CatalogueEntry>> ReadAsync(string path, string id)
    {
        await using var file = File.OpenRead(path);
        var entries = new List<CatalogueEntry>();
        await foreach (var row in CsvTable.ReadAsync(file, [id, "name"], [], new(), default)) entries.Add(new(row.Text(id), row.Text("name")));
        return entries;
    }
}
