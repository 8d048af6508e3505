using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>A shop whose firm's clock stands still unless the test turns it.</summary>
internal sealed class TurnedShop : IAsyncDisposable
{
    private const string Never = "0 0 0 29 2 *";

    private readonly FakeTimeProvider _time;

    public required PurchaseShop Shop { get; init; }

    public static async Task<TurnedShop> OpenAsync(Func<VendorProfile, VendorProfile>? vendors = null)
    {
        var time = new FakeTimeProvider(new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var shop = await PurchaseShop.OpenAsync((_, profile) => vendors?.Invoke(profile) ?? profile, firmTime: time, settings: new Dictionary<string, string?>
        {
            ["DoctorSchedule"] = Never,
            ["PurchaseSweepSchedule"] = Never,
            ["CleanupSchedule"] = Never,
            ["InventoryCheckSchedule"] = Never,
        });
        return new(time) { Shop = shop };
    }

    private TurnedShop(FakeTimeProvider time) => _time = time;

    /// <summary>Turns the clock, hour by hour, until the purchase is so.</summary>
    public async Task<JsonObject> TurnUntilAsync(JsonObject purchase, Func<JsonObject, bool> isSo)
    {
        for (var hours = 0; ; hours++)
        {
            var now = await Shop.GetAsync(purchase);
            if (isSo(now)) return now;
            Assert.True(hours < 24 * 60, now.ToJsonString());
            await TurnAsync(1);
        }
    }

    public async Task TurnAsync(int hours)
    {
        for (var i = 0; i < hours; i++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            await IdleAsync();
        }
    }

    /// <summary>Waits until the tasks have done all that there is to do by now.</summary>
    public async Task IdleAsync()
    {
        for (var quiet = 0; quiet < 3;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            quiet = Shop.Cloud.Host!.IsIdle ? quiet + 1 : 0;
        }
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
