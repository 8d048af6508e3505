using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Preferences;

/// <summary>Preferences in Cosmos DB.</summary>
internal sealed class CosmosPreferencesStore(
    DocumentContainer<UserPreferences> profiles, DocumentContainer<ProductPreference> products) : IPreferencesStore
{
    public Task<Stored<UserPreferences>?> ReadAsync(string userId, CancellationToken cancellation) =>
        profiles.ReadAsync(UserPreferences.DocumentId, userId, cancellation);

    public Task<Stored<UserPreferences>?> UpdateAsync(
        string userId, Func<UserPreferences?, UserPreferences?> change, CancellationToken cancellation) =>
        profiles.UpdateAsync(UserPreferences.DocumentId, userId, change, cancellation);

    public Task<Stored<UserPreferences>?> WriteAsync(
        UserPreferences preferences, string? etag, CancellationToken cancellation) => etag is null
        ? profiles.CreateAsync(preferences, preferences.UserId, cancellation)
        : profiles.ReplaceAsync(preferences, preferences.UserId, etag, cancellation);

    public Task<Stored<ProductPreference>?> ReadProductAsync(string userId, string sku, CancellationToken cancellation) =>
        products.ReadAsync(ProductPreference.IdFor(sku), userId, cancellation);

    public Task<Stored<ProductPreference>?> WriteProductAsync(
        ProductPreference preference, string? etag, CancellationToken cancellation) => etag is null
        ? products.CreateAsync(preference, preference.UserId, cancellation)
        : products.ReplaceAsync(preference, preference.UserId, etag, cancellation);

    public Task EraseAsync(string userId, CancellationToken cancellation) =>
        profiles.DeletePartitionAsync(userId, cancellation);

    public IAsyncEnumerable<ProductPreference> ListProductsAsync(string userId, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE STARTSWITH(c.id, @prefix) ORDER BY c.id ASC")
            .WithParameter("@prefix", ProductPreference.IdFor(""));
        return products.ListAsync(query, userId, cancellation);
    }

    public async Task<IReadOnlySet<string>> ListCriticalAsync(CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.isCriticalStock = @critical").WithParameter("@critical", true);
        return await products.ListAsync(query, null, cancellation).Select(product => product.Sku).ToHashSetAsync(cancellationToken: cancellation);
    }
}
