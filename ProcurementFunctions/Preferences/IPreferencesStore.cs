using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Preferences;

/// <summary>What users prefer.</summary>
public interface IPreferencesStore
{
    /// <summary>Null when the user has set nothing.</summary>
    Task<Stored<UserPreferences>?> ReadAsync(string userId, CancellationToken cancellation);

    /// <summary>Reads, changes and writes back; see <c>DocumentContainer.UpdateAsync</c>.</summary>
    Task<Stored<UserPreferences>?> UpdateAsync(
        string userId, Func<UserPreferences?, UserPreferences?> change, CancellationToken cancellation);

    /// <summary>Writes what was read with this ETag (null: there was nothing); null when it has changed since.</summary>
    Task<Stored<UserPreferences>?> WriteAsync(UserPreferences preferences, string? etag, CancellationToken cancellation);

    Task<Stored<ProductPreference>?> ReadProductAsync(string userId, string sku, CancellationToken cancellation);

    Task<Stored<ProductPreference>?> WriteProductAsync(
        ProductPreference preference, string? etag, CancellationToken cancellation);

    /// <summary>Erases all that is kept of the user.</summary>
    Task EraseAsync(string userId, CancellationToken cancellation);

    IAsyncEnumerable<ProductPreference> ListProductsAsync(string userId, CancellationToken cancellation);

    /// <summary>The SKUs of the items that at least one user has marked as critical: one query, whatever the number of users.</summary>
    Task<IReadOnlySet<string>> ListCriticalAsync(CancellationToken cancellation);
}
