using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Credentials;

/// <summary>
/// Keeps tokens in Redis and fetches one where there is none: once in this process, because callers share the flight, and
/// once among processes, because the flight holds a short lock.
/// </summary>
internal sealed class VendorTokens(
    RedisTokenVault vault, IVendorTokenSource source, WallClock clock, ILogger<VendorTokens> logger) : IVendorTokens
{
    /// <summary>How long a fetch may take; the lock of a process that died in one is free after that.</summary>
    private static readonly TimeSpan FlightLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _flights = new(StringComparer.Ordinal);

    public async Task<string> GetAsync(string vendorId, CancellationToken cancellation)
    {
        if (await vault.ReadAsync(vendorId) is { } kept) return kept;
        var flight = _flights.GetOrAdd(vendorId, id => new Lazy<Task<string>>(() => FlyAsync(id)));
        return await flight.Value.WaitAsync(cancellation);
    }

    public Task DiscardAsync(string vendorId, string token, CancellationToken cancellation) => vault.DiscardAsync(vendorId, token);

    /// <summary>The flight is nobody's own: a caller that gives up does not end it for the others.</summary>
    private async Task<string> FlyAsync(string vendorId)
    {
        try
        {
            using var limit = new CancellationTokenSource(FlightLimit, clock.Time);
            return await FetchOrWaitAsync(vendorId, limit.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new VendorUnavailableException(vendorId, $"gave no token within {FlightLimit.TotalSeconds:0} s", e);
        }
        finally
        {
            _flights.TryRemove(vendorId, out _);
        }
    }

    private async Task<string> FetchOrWaitAsync(string vendorId, CancellationToken limit)
    {
        while (true)
        {
            if (await vault.TryLockAsync(vendorId, FlightLimit) is { } held)
            {
                await using (held) return await vault.ReadAsync(vendorId) ?? await FetchAsync(vendorId, limit);
            }

            await Task.Delay(Glance, clock.Time, limit);
            if (await vault.ReadAsync(vendorId) is { } fetchedElsewhere) return fetchedElsewhere;
        }
    }

    private async Task<string> FetchAsync(string vendorId, CancellationToken limit)
    {
        var fetched = await source.FetchAsync(vendorId, limit);
        var lifetime = fetched.ExpiresIn - Margin(fetched.ExpiresIn);
        if (lifetime > TimeSpan.Zero) await vault.WriteAsync(vendorId, fetched.Token, lifetime);
        CredentialsLog.Fetched(logger, vendorId, lifetime);
        return fetched.Token;
    }

    /// <summary>A tenth of its life, at most a minute: time enough to be used once it was read.</summary>
    private static TimeSpan Margin(TimeSpan expiresIn) => expiresIn / 10 < LongestMargin ? expiresIn / 10 : LongestMargin;
}
