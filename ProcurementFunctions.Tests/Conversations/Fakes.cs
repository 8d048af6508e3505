using System.Collections.Concurrent;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>Counts what is started, by purchase id, and can be made to fail.</summary>
internal sealed class CountingStarter : IPurchaseStarter
{
    public ConcurrentDictionary<string, int> Started { get; } = new();

    public ProblemException? Failure { get; set; }

    public Task<StartedPurchase> StartAsync(DurableTaskClient client, PurchaseRequest request, CancellationToken cancellation)
    {
        if (Failure is { } failure) throw failure;
        var id = PurchaseIds.For(request);
        var count = Started.AddOrUpdate(id, 1, (_, known) => known + 1);
        return Task.FromResult(new StartedPurchase(id, count == 1));
    }
}

/// <summary>Preferences in memory, by the contract of the store.</summary>
internal sealed class MemoryPreferences : IPreferencesStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, UserPreferences> _profiles = [];
    private readonly Dictionary<(string, string), ProductPreference> _products = [];

    public Task<Stored<UserPreferences>?> ReadAsync(string userId, CancellationToken cancellation)
    {
        lock (_lock) return Task.FromResult(_profiles.TryGetValue(userId, out var known) ? new Stored<UserPreferences>(known, "1") : null);
    }

    public Task<Stored<UserPreferences>?> UpdateAsync(
        string userId, Func<UserPreferences?, UserPreferences?> change, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var changed = change(_profiles.GetValueOrDefault(userId));
            // Nobody listens to what it would tell the trail.
            changed = changed is null ? null : changed with { Untold = null };
            if (changed is not null) _profiles[userId] = changed;
            return Task.FromResult(changed is null ? null : new Stored<UserPreferences>(changed, "1"));
        }
    }

    public Task<Stored<UserPreferences>?> WriteAsync(UserPreferences preferences, string? etag, CancellationToken cancellation) =>
        UpdateAsync(preferences.UserId, _ => preferences, cancellation);

    public Task<Stored<ProductPreference>?> ReadProductAsync(string userId, string sku, CancellationToken cancellation)
    {
        lock (_lock) return Task.FromResult(_products.TryGetValue((userId, sku), out var known) ? new Stored<ProductPreference>(known, "1") : null);
    }

    public Task<Stored<ProductPreference>?> WriteProductAsync(ProductPreference preference, string? etag, CancellationToken cancellation)
    {
        lock (_lock) _products[(preference.UserId, preference.Sku)] = preference with { Untold = null };
        return Task.FromResult<Stored<ProductPreference>?>(new(preference, "1"));
    }

    public Task EraseAsync(string userId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _profiles.Remove(userId);
            foreach (var key in _products.Keys.Where(key => key.Item1 == userId).ToList()) _products.Remove(key);
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<ProductPreference> ListProductsAsync(string userId, CancellationToken cancellation)
    {
        lock (_lock) return _products.Values.Where(product => product.UserId == userId).ToList().ToAsyncEnumerable();
    }

    public Task<IReadOnlySet<string>> ListCriticalAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlySet<string>>(
                _products.Values.Where(product => product.IsCriticalStock).Select(product => product.Sku).ToHashSet());
        }
    }
}

/// <summary>Settings in memory, by the contract of the store.</summary>
internal sealed class MemoryOperations : IOperationsStore
{
    private readonly Lock _lock = new();

    public OperationsSettings Settings { get; private set; } = OperationsSettings.Default;

    public Task<Stored<OperationsSettings>> ReadAsync(CancellationToken cancellation) =>
        Task.FromResult(new Stored<OperationsSettings>(Settings, "1"));

    public Task<Stored<OperationsSettings>?> ReplaceAsync(
        OperationsSettings settings, string etag, string changedBy, string why, CancellationToken cancellation) =>
        throw new NotSupportedException("messages change settings by UpdateAsync");

    public Task<Stored<OperationsSettings>> UpdateAsync(
        Func<OperationsSettings, OperationsSettings> change, string changedBy, string why, CancellationToken cancellation)
    {
        lock (_lock)
        {
            Settings = change(Settings);
            return Task.FromResult(new Stored<OperationsSettings>(Settings, "1"));
        }
    }
}

/// <summary>Answers every request with the same facts and counts the requests.</summary>
internal sealed class CountingFacts : IFactSource
{
    private int _fetched;

    public int Fetched => _fetched;

    public Func<FactRequest, Task<KnownFacts>> Answer { get; set; } = _ => Task.FromResult(KnownFacts.None);

    public Task<KnownFacts> FetchAsync(FactRequest request, string userId, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _fetched);
        return Answer(request);
    }
}
