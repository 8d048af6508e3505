using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Shops;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>Shops that could not be read for long.</summary>
internal sealed class SilentShops(ConfiguredShops configured, CosmosShops shops, WallClock clock) : IExamination
{
    public string Name => "shops";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var shop in configured.All)
        {
            looked();
            if (await shops.ReadAsync(shop.Name, cancellation) is not { } known || ShopDocumentRules.SilentSince(known, clock.Now) is not { } since) continue;
            yield return new(
                FindingKinds.ShopSilent,
                shop.Name,
                since,
                string.Create(CultureInfo.InvariantCulture, $"shop {shop.Name} has not been read to its end since {since:yyyy-MM-dd HH:mm} UTC{(known.LastError is { } why ? $": it {why}" : "")}"),
                $"Look at the shop and at the settings Shops:{shop.Name}; it is read on from where it was. Until then its stock and sales are as they were.");
        }
    }
}
