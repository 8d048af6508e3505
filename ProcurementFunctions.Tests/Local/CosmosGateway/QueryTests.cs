using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>Queries through the SDK, in both of its ways: with its own pipeline and sent directly to the one partition range.</summary>
public sealed class QueryTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    public static TheoryData<string, string> Filters() => new()
    {
        { "c.n = 10", "1" },
        { "c.n != 10", "2 3 4 5" },
        { "c.n > 2", "1 2" },
        { "c.n >= 2.5 AND c.sku = 'A'", "1 2" },
        { "c.n < 10", "2 5" },
        { "c.n <= 'ten'", "3" },
        { "c.n = null", "4" },
        { "c.missing = null", "" },
        { "c.missing != 1", "" },
        { "NOT (c.n = 10)", "2 3 4 5" },
        { "NOT (c.n > 2)", "5" },
        { "NOT c.active", "3" },
        { "c.active", "2" },
        { "c.missing = 1 OR c.id = '4'", "4" },
        { "c.id = '4' OR c.missing = 1", "4" },
        { "NOT (c.missing = 1 AND c.id = '4')", "1 2 3 5" },
        { "c.id IN ('1', \"3\", 5)", "1 3" },
        { "c.id NOT IN ('1', '3')", "2 4 5" },
        { "c.n BETWEEN 2 AND 10", "1 2" },
        { "(c.n BETWEEN 2 AND 10) AND c.active", "2" },
        { "c.id NOT BETWEEN '2' AND '4'", "1 5" },
        { "ARRAY_CONTAINS(c.tags, 'red')", "1" },
        { "NOT ARRAY_CONTAINS(c.tags, 'red')", "2 4" },
        { "ARRAY_CONTAINS(c.tags, {\"k\": 1}, true)", "4" },
        { "ARRAY_CONTAINS(c.tags, {\"k\": 1})", "" },
        { "ARRAY_CONTAINS(['A', 'C'], c.sku)", "1 2 5" },
        { "ARRAY_LENGTH(c.tags) = 0", "2" },
        { "STARTSWITH(c.name, 'b')", "4" },
        { "STARTSWITH(c.name, 'b', true)", "4 5" },
        { "ENDSWITH(c.name, 'olt') AND CONTAINS(c.name, 'B')", "5" },
        { "LOWER(c.name) = 'öl'", "2" },
        { "LENGTH(c.name) = 4", "4 5" },
        { "IS_DEFINED(c.tags)", "1 2 4" },
        { "NOT IS_DEFINED(c.tags)", "3 5" },
        { "IS_NULL(c.n) OR IS_STRING(c.n)", "3 4" },
        { "IS_NUMBER(c.n) AND NOT IS_BOOL(c.n)", "1 2 5" },
        { "IS_ARRAY(c.tags) AND IS_OBJECT(c.size)", "1" },
        { "c.size.w = 1", "1" },
        { "c[\"size\"][\"w\"] = 1", "1" },
        { "c['order'][\"value\"] = 'x'", "5" },
        { "c.tags[1] = 'new'", "1" },
        { "c.size = {\"w\": 1}", "1" },
        { "c.tags = ['red', 'new']", "1" },
        { "c.n + 1 = 11 OR c.n * 2 = 5", "1 2" },
        { "c.n % 4 = 2 AND c.n / 5 = 2 AND c.n - 10 = 0", "1" },
        { "-c.n = 1", "5" },
        { "c.name || '!' = 'bolt!'", "4" },
        { "(c.missing ?? c.id) = '2'", "2" },
        { "(c.n > 5 ? 'much' : 'little') = 'much'", "1" },
        { "c.name = '\\u00d6l'", "2" },
        { "c.at >= '2026-01-01'", "1" },
        { "true", "1 2 3 4 5" },
        { "1", "" },
        { "c.sku = 'A' AND c.sku = 'B'", "" },
        { "c.id = '1' AND c.sku = 'B'", "" },
        { "c.id = '1' AND c.sku = 'A'", "1" },
        { "c.sku IN ('C', 'A', 'A', 'none')", "1 2 5" },
        { "c.sku IN ('A', 'C') AND c.id != '1'", "2 5" },
        { "c.sku IN ('A', 'B') AND c.sku IN ('B', 'C')", "3 4" },
        { "c.sku IN ('A') OR c.id = '5'", "1 2 5" },
        { "c.sku NOT IN ('A')", "3 4 5" },
        { "c.sku IN (1, null)", "" },
        { "c.sku IN (c.sku, 'A')", "1 2 3 4 5" },
        { "ARRAY_CONTAINS(['C', 'B', 'B'], c.sku)", "3 4 5" },
        { "ARRAY_CONTAINS(['C', 7, {\"k\": 1}], c.sku)", "5" },
        { "ARRAY_CONTAINS([c.sku], c.sku)", "1 2 3 4 5" },
        { "ARRAY_CONTAINS(['A', 'B'], c.sku) AND c.n > 2", "1 2" },
        { "NOT ARRAY_CONTAINS(['A', 'B'], c.sku)", "5" },
        { "ARRAY_CONTAINS([], c.sku)", "" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Query_WithAFilter_FindsWhatCosmosWouldFind(string filter, string expected)
    {
        var container = await QueryShop.FilledAsync(gateway);

        var found = await container.QueryAsync($"SELECT VALUE c.id FROM c WHERE {filter}", direct: true);

        Assert.Equal(expected, string.Join(' ', found.Select(f => f.Trim('"'))));
    }

    public static TheoryData<string, string> Selections() => new()
    {
        { "SELECT c.id, c.n FROM c WHERE c.id = '5'", """{"id":"5","n":-1}""" },
        { "SELECT c.id, c.missing FROM c WHERE c.id = '5'", """{"id":"5"}""" },
        { "SELECT c.id AS key, c[\"order\"][\"value\"] FROM c WHERE c.id = '5'", """{"key":"5","value":"x"}""" },
        { "SELECT VALUE {\"a\": c.n, \"b\": [c.sku, 1.5, true, null]} FROM c WHERE c.id = '5'", """{"a":-1,"b":["C",1.5,true,null]}""" },
        { "SELECT VALUE items.n FROM items WHERE items.id = '1'", "10" },
        { "SELECT VALUE i.n FROM lines i WHERE i.id = '1'", "10" },
        { "SELECT VALUE i.n FROM lines AS i WHERE i.id = '1'", "10" },
        { "SELECT VALUE c.missing FROM c", "" },
        { "SELECT TOP 2 VALUE c.id FROM c", "\"1\" \"2\"" },
        { "SELECT VALUE COUNT(1) FROM c", "5" },
        { "SELECT VALUE COUNT(c.tags) FROM c", "3" },
        { "SELECT VALUE COUNT(1) FROM c WHERE c.sku = 'A'", "2" },
        { "SELECT VALUE COUNT(1) FROM c WHERE c.sku = 'none'", "0" },
        { "SELECT VALUE SUM(c.n) FROM c WHERE IS_NUMBER(c.n)", "11.5" },
        { "SELECT VALUE MAX(c.id) FROM c", "\"5\"" },
        { "SELECT VALUE MIN(c.n) FROM c WHERE IS_NUMBER(c.n)", "-1" },
        { "SELECT VALUE AVG(c.n) FROM c WHERE c.sku = 'A'", "6.25" },
        { "SELECT VALUE SUM(c.n) FROM c", "" },
    };

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task Query_WithASelection_AnswersTheSameInBothWays(string sql, string expected)
    {
        var container = await QueryShop.FilledAsync(gateway);

        var direct = await container.QueryAsync(sql, direct: true);
        var piped = await container.QueryAsync(sql, direct: false);

        Assert.Equal(expected, string.Join(' ', direct));
        Assert.Equal(expected, string.Join(' ', piped));
    }

    [Fact]
    public async Task Query_WithParameters_TakesThemByTypeAndValue()
    {
        var container = await QueryShop.FilledAsync(gateway);

        var found = await container.QueryAsync(
            new QueryDefinition("SELECT VALUE c.id FROM c WHERE (c.sku = @sku AND c.n > @n) OR ARRAY_CONTAINS(@ids, c.id) OR c.size = @size")
                .WithParameter("@sku", "A").WithParameter("@n", 5).WithParameter("@ids", new[] { "3" }).WithParameter("@size", new { w = 1 }));

        Assert.Equal("\"1\" \"3\"", string.Join(' ', found));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Query_OfSomePartitions_GivesEachDocumentOnceInEveryPageSize(int pageSize)
    {
        var container = await QueryShop.FilledAsync(gateway);
        var query = new QueryDefinition("SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(@skus, c.sku)").WithParameter("@skus", new[] { "C", "A", "none" });

        foreach (var direct in (bool[])[false, true])
            Assert.Equal(["\"1\"", "\"2\"", "\"5\""], await container.QueryAsync(query, pageSize: pageSize, direct: direct));
    }

    [Fact]
    public async Task ReadMany_OfIdsAndKeys_GivesThoseThatExist()
    {
        var container = await QueryShop.FilledAsync(gateway);
        var wanted = Enumerable.Range(1, 90).Select(i => ($"{i}", new PartitionKey(i <= 2 ? "A" : "B"))).ToList();

        using var answer = await container.ReadManyItemsStreamAsync(wanted);
        var found = (await answer.BodyAsync()).GetProperty("Documents").EnumerateArray().Select(d => d.GetProperty("id").GetString());

        Assert.Equal(["1", "2", "3", "4"], found.Order());
    }

    [Fact]
    public async Task Query_WithinAPartition_FindsItsDocumentsAlone()
    {
        var container = await QueryShop.FilledAsync(gateway);

        Assert.Equal("\"1\" \"2\"", string.Join(' ', await container.QueryAsync("SELECT VALUE c.id FROM c", "A")));
        Assert.Empty(await container.QueryAsync("SELECT VALUE c.id FROM c WHERE c.sku = 'B'", "A"));
        Assert.Equal("2", Assert.Single(await container.QueryAsync("SELECT VALUE COUNT(1) FROM c", "A")));
    }

    [Fact]
    public async Task ReadFeed_OfAContainer_GivesEveryDocumentInPages()
    {
        var container = await QueryShop.FilledAsync(gateway);
        using var pages = container.GetItemQueryStreamIterator(queryDefinition: null, requestOptions: new QueryRequestOptions { MaxItemCount = 2 });
        var ids = new List<string?>();
        while (pages.HasMoreResults)
        {
            using var page = await pages.ReadNextAsync();
            var documents = (await page.BodyAsync()).GetProperty("Documents");
            Assert.True(documents.GetArrayLength() <= 2);
            ids.AddRange(documents.EnumerateArray().Select(d => d.GetProperty("id").GetString()));
        }

        Assert.Equal(["1", "2", "3", "4", "5"], ids);
    }

    [Fact]
    public async Task Query_OfNumbers_KeepsThemAsTheyWereWritten()
    {
        var container = await gateway.ContainerAsync();
        string[] numbers = ["9007199254740993", "-0.1", "12345678901.25", "0"];
        foreach (var (number, i) in numbers.Select((n, i) => (n, i)))
            await container.CreateAsync("A", string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{i}}","sku":"A","n":{{number}}}"""));

        var found = await container.QueryAsync("SELECT VALUE c.n FROM c", direct: true);

        Assert.Equal(numbers, found);
    }
}
