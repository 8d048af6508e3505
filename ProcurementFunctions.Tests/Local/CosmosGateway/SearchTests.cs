using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>Documents by their ids and by a part of their texts, which are found without reading all: as if all had been read.</summary>
public sealed class SearchTests(SearchTests.Filled filled) : IClassFixture<SearchTests.Filled>
{
    private readonly Container _container = filled.Container;

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(7, true)]
    [InlineData(1000, true)]
    public async Task Documents_ById_ComeOnceInOrder(int pageSize, bool direct) => Assert.Equal(
        Filled.All.OrderBy(document => document.Id, StringComparer.Ordinal).ThenBy(document => document.Number).Select(document => document.Number),
        await FoundAsync("SELECT VALUE c.n FROM c ORDER BY c.id", "", pageSize, direct));

    [Theory]
    [InlineData("screw")]
    [InlineData("SCREW m4")]
    [InlineData("größe")]
    [InlineData("a\"b")]
    [InlineData("m4x40")]
    [InlineData("n")]
    [InlineData("_etag")]
    [InlineData("nothing of the kind")]
    public async Task Documents_WithAPartOfATextInAnyCase_AreAllFound(string part)
    {
        const string sql = "SELECT VALUE c.n FROM c WHERE CONTAINS(c.id, @part, true) OR CONTAINS(c.name, @part, true) ORDER BY c.id";
        var expected = Filled.All
            .Where(document => document.Id.Contains(part, StringComparison.OrdinalIgnoreCase) || document.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .OrderBy(document => document.Id, StringComparer.Ordinal).ThenBy(document => document.Number).Select(document => document.Number).ToList();

        Assert.Equal(expected, await FoundAsync(sql, part, 3, direct: false));
        Assert.Equal(expected, await FoundAsync(sql, part, 50, direct: true));
        Assert.Equal(expected.Order(), (await FoundAsync(sql.Replace(" ORDER BY c.id", "", StringComparison.Ordinal), part, 3, direct: true)).Order());
    }

    [Theory]
    [InlineData("STARTSWITH(c.name, @part)")]
    [InlineData("ENDSWITH(c.name, @part, true) AND c.n > 4")]
    [InlineData("NOT CONTAINS(c.name, @part)")]
    [InlineData("CONTAINS(c.name, @part) OR c.n = 2")]
    [InlineData("CONTAINS(LOWER(c.name), @part) = false")]
    [InlineData("IS_DEFINED(c.name) AND STRINGEQUALS(c.name, @part, true)")]
    public async Task Condition_ThatATextIsAPartOf_IsNotTakenForIt(string condition)
    {
        var found = await FoundAsync($"SELECT VALUE c.n FROM c WHERE {condition} ORDER BY c.id", "screw", 5, direct: true);
        var slow = await FoundAsync($"SELECT VALUE c.n FROM c WHERE ({condition}) = true ORDER BY c.n", "screw", 5, direct: true);
        Assert.Equal(slow.Order(), found.Order());
    }

    private async Task<List<int>> FoundAsync(string sql, string part, int pageSize, bool direct) =>
        [.. (await _container.QueryAsync(new QueryDefinition(sql).WithParameter("@part", part), pageSize: pageSize, direct: direct)).Select(int.Parse)];

    /// <summary>Ids that several partitions have, out of order, and names as files have them.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        private static readonly string[] Names = ["screw M4x40", "Screw", "GRÖSSE 4", "größe 5", "a\"b", "washer", "the screw", "Nut", "Größe scREW"];

        public static IReadOnlyList<(int Number, string Id, string Name)> All { get; } =
            [.. Enumerable.Range(0, 60).Select(n => (n, $"{(n * 37 % 40 % 2 == 0 ? "A" : "b")}-{n * 37 % 40}", Names[n % Names.Length]))];

        public GatewayFixture Gateway { get; } = new();

        public Container Container { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Gateway.InitializeAsync();
            Container = await Gateway.ContainerAsync("/n");
            foreach (var (number, id, name) in All)
            {
                // Every other name has its letters by their numbers, as some writers of JSON do.
                var written = number % 2 == 0 ? name.Replace("\"", "\\\"", StringComparison.Ordinal) : string.Concat(name.Select(c => $"\\u{(int)c:x4}"));
                using var created = await Container.CreateItemStreamAsync(Documents.Json($$"""{"id":"{{id}}","n":{{number}},"name":"{{written}}"}"""), new PartitionKey(number));
                created.EnsureSuccessStatusCode();
            }
        }

        public Task DisposeAsync() => Gateway.DisposeAsync();
    }
}
