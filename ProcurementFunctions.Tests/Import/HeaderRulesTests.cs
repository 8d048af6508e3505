using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class HeaderRulesTests
{
    private static readonly WantedColumns Items = new(["sku", "name", "on_hand"], ["reorder_point"]);

    [Theory]
    [InlineData("sku|name|on_hand|reorder_point")]
    [InlineData("SKU|Name|On Hand|Reorder-Point")]
    [InlineData("Item No.|Description|Qty on hand|Min. stock")]
    [InlineData("product_code|productName|In Stock|reorder level")]
    [InlineData("article|title|AVAILABLE|min_stock")]
    public void Find_OtherNamesOfTheColumns_FindsThem(string headers) => Assert.Equal(
        [("sku", 0), ("name", 1), ("on_hand", 2), ("reorder_point", 3)], HeaderRules.Find(headers.Split('|'), Items, ImportOptions.None.Map));

    [Fact]
    public void Find_WhatIsMapped_CountsBeforeAnyLikeness() => Assert.Equal(
        [("sku", 2), ("name", 1), ("on_hand", 3)],
        HeaderRules.Find(["sku", "name", "Artikel", "Bestand"], Items, MapRules.Read(["sku:artikel, on_hand:Bestand"])));

    [Fact]
    public void Find_MissingColumn_SaysWhatTheFileHas()
    {
        var problem = Assert.Throws<ProblemException>(() => HeaderRules.Find(["sku", "Artikel", "", "Bestand"], Items, ImportOptions.None.Map));

        Assert.Equal(["name", "on_hand"], problem.Errors!.Keys);
        Assert.Contains("it has the columns sku, Artikel, Bestand", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("item|name|on_hand|article", "", "sku", "item and article")]
    [InlineData("sku|name|stock|available", "", "on_hand", "stock and available")]
    [InlineData("sku|name|stock|Stock", "", "on_hand", "twice")]
    [InlineData("sku|name|stock", "on_hand:Bestand", "map", "no column Bestand")]
    [InlineData("sku|name|stock", "colour:stock", "map", "no column colour")]
    [InlineData("sku|name|stock|stock", "on_hand:stock", "map", "twice")]
    [InlineData("s\0ku|name|stock", "", "file", "not text")]
    public void Find_WhatMayBeTwoThingsOrNone_IsRefused(string headers, string map, string field, string said)
    {
        var problem = Assert.Throws<ProblemException>(() => HeaderRules.Find(headers.Split('|'), Items, MapRules.Read([map])));

        Assert.Equal(field, Assert.Single(problem.Errors!.Keys));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sku")]
    [InlineData("sku:")]
    [InlineData("sku:A,SKU:B")]
    public void ReadMap_WhatIsNone_IsRefused(string map) =>
        Assert.Contains("map", Assert.Throws<ProblemException>(() => MapRules.Read([map])).Errors!.Keys);

    /// <summary>Within a kind of file each name stands for one column alone.</summary>
    [Fact]
    public async Task Matches_TheNamesOfTheColumnsOfAKind_StandForOneEach()
    {
        await using var shop = await Shop.OpenAsync();
        foreach (var import in shop.Get<IEnumerable<IRowImport>>())
        {
            string[] columns = [.. import.Required, .. import.Optional];
            foreach (var name in columns.SelectMany(KnownColumns.NamesOf))
                Assert.Single(columns, column => KnownColumns.Matches(name, column));
        }
    }
}
