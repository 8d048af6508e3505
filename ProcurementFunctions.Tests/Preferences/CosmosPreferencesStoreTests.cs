using ProcurementFunctions.Preferences;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Preferences;

public sealed class CosmosPreferencesStoreTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>, IAsyncLifetime
{
    private readonly string _ann = $"ann/{Guid.NewGuid()}";
    private CosmosPreferencesStore _store = null!;

    public async Task InitializeAsync() => _store = new(
        await cosmos.ContainerAsync(PreferencesContainer.Definition, PreferencesJson.Default.UserPreferences),
        await cosmos.ContainerAsync(PreferencesContainer.Definition, PreferencesJson.Default.ProductPreference));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Write_Twice_NeedsTheETagTheSecondTime()
    {
        var first = (await _store.WriteAsync(Profile() with { PreferredVendors = ["v1"] }, null, default))!;
        Assert.Null(await _store.WriteAsync(Profile(), null, default));
        var second = await _store.WriteAsync(first.Document with { Shipping = Shipping.Express }, first.ETag, default);
        Assert.NotNull(second);
        Assert.Null(await _store.WriteAsync(first.Document, first.ETag, default));
        var read = (await _store.ReadAsync(_ann, default))!;
        Assert.Equal((Shipping.Express, "v1", second.ETag), (read.Document.Shipping, read.Document.PreferredVendors[0], read.ETag));
    }

    [Fact]
    public async Task List_Products_IsThatUsersAlone()
    {
        await _store.WriteAsync(Profile(), null, default);
        foreach (var sku in new[] { "b", "a" }) await _store.WriteProductAsync(Product(_ann, sku), null, default);
        await _store.WriteProductAsync(Product("bob", Guid.NewGuid().ToString()), null, default);
        Assert.Equal(["a", "b"], await SkusAsync());
    }

    [Fact]
    public async Task Erase_LeavesNothingOfTheUserAndAllOfTheOthers()
    {
        var sku = Guid.NewGuid().ToString();
        await _store.WriteAsync(Profile(), null, default);
        await _store.WriteProductAsync(Product(_ann, sku), null, default);
        await _store.WriteProductAsync(Product("bob", sku), null, default);
        await _store.EraseAsync(_ann, default);
        Assert.Null(await _store.ReadAsync(_ann, default));
        Assert.Empty(await SkusAsync());
        Assert.NotNull(await _store.ReadProductAsync("bob", sku, default));
    }

    [Fact]
    public async Task ListCritical_OfAllUsers_NamesEachItemOnce()
    {
        var (critical, other) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        foreach (var user in new[] { _ann, $"bob/{Guid.NewGuid()}" })
            await _store.WriteProductAsync(Product(user, critical) with { IsCriticalStock = true }, null, default);
        await _store.WriteProductAsync(Product(_ann, other), null, default);
        var listed = await _store.ListCriticalAsync(default);
        Assert.Contains(critical, listed);
        Assert.DoesNotContain(other, listed);
    }

    private UserPreferences Profile() => new() { Id = UserPreferences.DocumentId, UserId = _ann };

    private static ProductPreference Product(string user, string sku) =>
        new() { Id = ProductPreference.IdFor(sku), UserId = user, Sku = sku, PreferredQuantity = 5 };

    private async Task<List<string>> SkusAsync()
    {
        var skus = new List<string>();
        await foreach (var product in _store.ListProductsAsync(_ann, default)) skus.Add(product.Sku);
        return skus;
    }
}
