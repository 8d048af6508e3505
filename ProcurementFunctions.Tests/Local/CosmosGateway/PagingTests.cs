using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>Long results: every document once, in the order that was asked for, whatever the page size.</summary>
public sealed class PagingTests(PagingTests.Filled filled) : IClassFixture<PagingTests.Filled>
{
    /// <summary>Values of every type, many of them the same, so that order depends on more than the value.</summary>
    private static readonly string?[] Values = [null, "null", "false", "true", "-1", "0", "2.5", "10", "\"\"", "\"a\"", "\"B\"", "\"ä\"", "\"a b\""];

    private readonly Container _container = filled.Container;

    [Theory]
    [CombinatorialPaging]
    public async Task Query_InPages_GivesEveryDocumentOnceInOrder(string order, int pageSize, bool direct, string? key)
    {
        var sql = $"SELECT c.id, c.v, c.n FROM c {order}";

        var paged = await _container.QueryAsync(sql, key, pageSize, direct);

        Assert.Equal(Expected(order, key), paged.Select(Id));
    }

    [Theory]
    [InlineData("", 7, 20)]
    [InlineData("ORDER BY c.v", 7, 20)]
    [InlineData("ORDER BY c.v DESC, c.n ASC", 30, 90)]
    [InlineData("ORDER BY c.n", 190, 50)]
    [InlineData("ORDER BY c.n", 500, 5)]
    [InlineData("ORDER BY c.n", 0, 0)]
    public async Task Query_WithOffsetAndLimit_GivesThatPartOfTheOrder(string order, int offset, int limit)
    {
        foreach (var direct in (bool[])[false, true])
        {
            var query = new QueryDefinition($"SELECT VALUE c.id FROM c {order} OFFSET @o LIMIT @l").WithParameter("@o", offset).WithParameter("@l", limit);

            var paged = await _container.QueryAsync(query, pageSize: 6, direct: direct);

            Assert.Equal(Expected(order, null).Skip(offset).Take(limit), paged.Select(p => int.Parse(p.Trim('"'))));
        }
    }

    [Fact]
    public async Task Query_WithTop_GivesTheFirstOfTheOrder()
    {
        foreach (var direct in (bool[])[false, true])
        {
            var paged = await _container.QueryAsync("SELECT TOP 25 c.id FROM c ORDER BY c.v DESC", pageSize: 10, direct: direct);

            Assert.Equal(Expected("ORDER BY c.v DESC", null).Take(25), paged.Select(Id));
        }
    }

    [Fact]
    public async Task Query_WhileDocumentsComeAndGo_StillGivesTheOthersOnce()
    {
        var container = await filled.Gateway.ContainerAsync();
        for (var i = 0; i < 40; i++) await container.CreateAsync("A", $$"""{"id":"{{i}}","sku":"A","n":{{i / 2}}}""");
        using var pages = container.GetItemQueryStreamIterator(
            "SELECT VALUE c.id FROM c ORDER BY c.n DESC", requestOptions: new QueryRequestOptions { MaxItemCount = 5, EnableOptimisticDirectExecution = true });
        var seen = new List<string>();
        while (pages.HasMoreResults)
        {
            using var page = await pages.ReadNextAsync();
            seen.AddRange((await page.BodyAsync()).GetProperty("Documents").EnumerateArray().Select(d => d.GetString()!));
            // What was just seen goes away; something that would have come earlier is new.
            await container.DeleteItemStreamAsync(seen[^1], new PartitionKey("A"));
            await container.CreateAsync("A", $$"""{"id":"new{{seen.Count}}","sku":"A","n":1000}""");
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(i => i.ToString()).Order(), seen.Order());
    }

    private static int Id(string json)
    {
        using var document = JsonDocument.Parse(json);
        return int.Parse(document.RootElement.GetProperty("id").GetString()!);
    }

    private static IEnumerable<int> Expected(string order, string? key)
    {
        var ids = Enumerable.Range(0, Filled.Count).Where(i => key is null || Filled.Key(i) == key);
        IComparer<int> byValue = Comparer<int>.Create((a, b) => Filled.Value(a).CompareTo(Filled.Value(b)));
        return order switch
        {
            "" => ids,
            "ORDER BY c.v" => ids.Order(byValue).ThenBy(i => i),
            "ORDER BY c.v DESC" => ids.OrderDescending(byValue).ThenBy(i => i),
            "ORDER BY c.n" => ids.OrderBy(Filled.Number).ThenBy(i => i),
            "ORDER BY c.v DESC, c.n ASC" => ids.OrderDescending(byValue).ThenBy(Filled.Number).ThenBy(i => i),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
    }

    public sealed class CombinatorialPagingAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object?[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from order in (string[])["", "ORDER BY c.v", "ORDER BY c.v DESC", "ORDER BY c.v DESC, c.n ASC"]
            from pageSize in (int[])[7, 1000]
            from direct in (bool[])[false, true]
            from key in (string?[])[null, "k1"]
            select new object?[] { order, pageSize, direct, key };
    }

    /// <summary>A container with 200 documents; the values are in the order that ORDER BY has to find.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public const int Count = 200;

        public GatewayFixture Gateway { get; } = new();

        public Container Container { get; private set; } = null!;

        public static string Key(int i) => "k" + (i % 3);

        public static int Number(int i) => i * 37 % 11;

        /// <summary>Where the value stands among the values, which are listed in order but for the last three.</summary>
        public static int Value(int i) => (i * 53 % Values.Length) switch { 9 => 10, 10 => 9, 11 => 12, 12 => 11, var at => at };

        public async Task InitializeAsync()
        {
            await Gateway.InitializeAsync();
            Container = await Gateway.ContainerAsync("/k");
            for (var i = 0; i < Count; i++)
            {
                var value = Values[i * 53 % Values.Length] is { } v ? $",\"v\":{v}" : "";
                using var created = await Container.CreateAsync(Key(i), $$"""{"id":"{{i}}","k":"{{Key(i)}}","n":{{Number(i)}}{{value}}}""");
                created.EnsureSuccessStatusCode();
            }
        }

        public Task DisposeAsync() => Gateway.DisposeAsync();
    }
}
