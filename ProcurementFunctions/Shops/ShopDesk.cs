using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Shops;

/// <summary>What people see of the shops and ask of them, by API or by the console.</summary>
internal sealed class ShopDesk(ConfiguredShops configured, CosmosShops shops, ShopCatchUp catchUp, WallClock clock)
{
    /// <summary>How long one waits for a run that was asked for; the clock goes on with what is left.</summary>
    private static readonly TimeSpan ShortRun = TimeSpan.FromSeconds(20);

    public async Task<IReadOnlyList<ShopView>> ListAsync(CancellationToken cancellation) =>
        await Task.WhenAll(configured.All.Select(async shop => ShopView.Of(shop, await shops.ReadAsync(shop.Name, cancellation), clock.Now)));

    /// <param name="anew">Whether all is read once more, as for a shop that is new.</param>
    /// <exception cref="ProblemException">404; 409: it is being read, or asked to be left alone.</exception>
    public async Task<ShopView> CatchUpAsync(string name, bool anew, CancellationToken cancellation)
    {
        var shop = configured.Find(name) ?? throw ProblemException.NotFound($"there is no shop {name} in the settings");
        if (!await catchUp.RunAsync(shop, ShortRun, anew, cancellation))
            throw ProblemException.Conflict($"{name} is being read just now, or has asked to be left alone for a while; GET /api/shops says how it stands");
        return ShopView.Of(shop, await shops.ReadAsync(name, cancellation), clock.Now);
    }
}
