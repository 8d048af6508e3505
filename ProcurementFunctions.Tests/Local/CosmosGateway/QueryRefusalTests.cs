using System.Net;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>Queries that make no sense, or that this gateway does not know: refused, and by name where Cosmos DB would take them.</summary>
public sealed class QueryRefusalTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("SELECT * FROM c JOIN t IN c.tags", "JOIN")]
    [InlineData("SELECT DISTINCT c.sku FROM c", "DISTINCT")]
    [InlineData("SELECT c.sku, COUNT(1) FROM c GROUP BY c.sku", "GROUP BY")]
    [InlineData("SELECT VALUE udf.f(c) FROM c", "user-defined functions")]
    [InlineData("SELECT * FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags)", "EXISTS")]
    [InlineData("SELECT * FROM c WHERE c.name LIKE 'b%'", "LIKE")]
    [InlineData("SELECT * FROM c WHERE REGEXMATCH(c.name, 'b')", "REGEXMATCH")]
    [InlineData("SELECT * FROM c WHERE c.n & 1 = 1", "operator &")]
    [InlineData("SELECT * FROM c ORDER BY LOWER(c.name)", "ORDER BY over anything but a path")]
    [InlineData("SELECT * FROM c ORDER BY c.tags", "array or an object")]
    [InlineData("SELECT * FROM t IN c.tags", "FROM")]
    [InlineData("SELECT * FROM (SELECT * FROM c) d", "subqueries")]
    [InlineData("SELECT VALUE 1", "without FROM")]
    [InlineData("SELECT * FROM c WHERE NOT c.n = 1", "NOT (...)")]
    [InlineData("SELECT * FROM c WHERE c.n BETWEEN 1 AND 2 AND c.active", "parentheses")]
    [InlineData("SELECT c.value FROM c", "keyword")]
    [InlineData("SELECT * FROM c WHERE VECTORDISTANCE(c.v, c.w) < 1", "the function VECTORDISTANCE")]
    [InlineData("SELECT * FROM c WHERE ~c.n = 1", "the operator ~")]
    [InlineData("SELECT VALUE COUNT(1) FROM c ORDER BY c.n", "aggregates together with ORDER BY")]
    [InlineData("SELECT * FROM c.tags", "FROM over a part")]
    [InlineData("SELECT * FROM c ORDER BY RANK FullTextScore(c.name, 'b')", "ORDER BY RANK")]
    public async Task Query_WithWhatIsNotSupported_IsRefusedByName(string sql, string named)
    {
        var container = await QueryShop.FilledAsync(gateway);

        foreach (var direct in (bool[])[false, true])
        {
            var refused = await Assert.ThrowsAsync<CosmosException>(() => container.QueryAsync(sql, direct: direct));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("SELECT")]
    [InlineData("SELECT * FROM")]
    [InlineData("SELECT * FROM c WHERE")]
    [InlineData("SELECT * FROM c WHERE c.n = ")]
    [InlineData("SELECT * FROM c WHERE (c.n = 1")]
    [InlineData("SELECT * FROM c WHERE c.n = 1)")]
    [InlineData("SELECT * FROM c WHERE c.n = 'x")]
    [InlineData("SELECT * FROM c WHERE c.n = @unknown")]
    [InlineData("SELECT * FROM c WHERE d.n = 1")]
    [InlineData("SELECT * FROM c WHERE c.n IN ()")]
    [InlineData("SELECT * FROM c WHERE STARTSWITH(c.n)")]
    [InlineData("SELECT * FROM c OFFSET -1 LIMIT 5")]
    [InlineData("SELECT * FROM c OFFSET 1.5 LIMIT 5")]
    [InlineData("SELECT * FROM c LIMIT 5")]
    [InlineData("SELECT c.n, c.n FROM c")]
    [InlineData("SELECT COUNT(COUNT(1)) FROM c")]
    [InlineData("SELECT * FROM c WHERE c.n = 1 # 2")]
    [InlineData("DELETE FROM c")]
    public async Task Query_ThatIsMalformed_IsABadRequest(string sql)
    {
        var container = await QueryShop.FilledAsync(gateway);

        using var pages = container.GetItemQueryStreamIterator(
            new QueryDefinition(sql.Length == 0 ? " " : sql), requestOptions: new QueryRequestOptions { EnableOptimisticDirectExecution = true });
        using var answer = await pages.ReadNextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Query_NestedBeyondAllMeasure_IsABadRequest()
    {
        var container = await QueryShop.FilledAsync(gateway);
        string[] queries =
        [
            $"SELECT * FROM c WHERE {new string('(', 5000)}true{new string(')', 5000)}",
            $"SELECT * FROM c WHERE {string.Concat(Enumerable.Repeat("NOT ", 5000))}(true)",
            $"SELECT * FROM c WHERE {string.Join(" OR ", Enumerable.Repeat("c.n = 1", 20_000))}",
            $"SELECT * FROM c WHERE c{string.Concat(Enumerable.Repeat(".a", 20_000))} = 1",
        ];

        foreach (var sql in queries)
        {
            var refused = await Assert.ThrowsAsync<CosmosException>(() => container.QueryAsync(sql, direct: true));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Query_WithAnEscapeThatIsNoText_IsABadRequest()
    {
        var container = await QueryShop.FilledAsync(gateway);

        var refused = await Assert.ThrowsAsync<CosmosException>(
            () => container.QueryAsync(new QueryDefinition("SELECT * FROM c WHERE c.tags = @t").WithParameterStream("@t", Documents.Json("""["\ud800"]""")), direct: true));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Query_WithAContinuationOfAnotherQuery_IsABadRequest()
    {
        var container = await QueryShop.FilledAsync(gateway);
        var options = new QueryRequestOptions { MaxItemCount = 2, EnableOptimisticDirectExecution = true };
        using var first = container.GetItemQueryStreamIterator("SELECT * FROM c", requestOptions: options);
        using var page = await first.ReadNextAsync();

        using var other = container.GetItemQueryStreamIterator("SELECT * FROM c WHERE c.n = 10", page.ContinuationToken, options);
        using var refused = await other.ReadNextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task ChangeFeed_OfDocuments_IsRefusedByName()
    {
        var container = await QueryShop.FilledAsync(gateway);
        using var changes = container.GetChangeFeedStreamIterator(ChangeFeedStartFrom.Beginning(), ChangeFeedMode.Incremental);
        using var answer = await changes.ReadNextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("change feed", answer.ErrorMessage, StringComparison.Ordinal);
    }
}
