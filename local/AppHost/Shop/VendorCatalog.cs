using System.Runtime.CompilerServices;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Import;
using ProcurementFunctions.Local.AppHost.Keys;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>
/// The vendors to simulate and what they sell, from a shop's files. Rows that cannot be read are left out: the import,
/// which reads the same files, reports them. A vendor that the firm does not buy from keeps its account, so that it can be
/// made active again.
/// </summary>
internal static class VendorCatalog
{
    private static readonly string[] OfferColumns = ["sku", "vendor_id", "lead_time_days", "unit_price"];
    private static readonly string[] OptionalOfferColumns = ["min_order_qty", "max_order_qty", "unit", "pack_size"];
    private static readonly string[] VendorColumns = ["vendor_id", "name"];

    /// <exception cref="LocalCloudException">A file is not a CSV file with the columns that are needed.</exception>
    public static async Task<IReadOnlyList<SimulatedVendor>> ReadAsync(ShopFolder shop, VendorSecrets secrets, CancellationToken cancellation)
    {
        var offers = await OffersAsync(shop, cancellation);
        var vendors = new Dictionary<string, SimulatedVendor>();
        await foreach (var row in RowsAsync(shop, ShopFile.Vendors, VendorColumns, ["email"], cancellation))
        {
            var id = row.Key("vendor_id");
            var vendor = new SimulatedVendor(id, row.Text("name"), secrets.SecretOf(id), [.. offers[id]]);
            // One with an e-mail address has no interface: a person plays it.
            if (row.IsGood && row.OptionalText("email") is null) vendors.TryAdd(id, vendor);
        }

        return [.. vendors.Values];
    }

    private static async Task<ILookup<string, SimulatedOffer>> OffersAsync(ShopFolder shop, CancellationToken cancellation)
    {
        var offers = new Dictionary<(string VendorId, string Sku), SimulatedOffer>();
        await foreach (var row in RowsAsync(shop, ShopFile.Offers, OfferColumns, OptionalOfferColumns, cancellation))
        {
            var least = row.OptionalWhole("min_order_qty", 1, int.MaxValue) ?? 1;
            var most = row.OptionalWhole("max_order_qty", 1, int.MaxValue);
            var size = row.OptionalWhole("pack_size", 1, int.MaxValue);
            // What the vendor sells by the box it sells by whole boxes.
            var unit = row.Unit("unit", size);
            var pack = unit.Lot / unit.Size;
            var offer = new SimulatedOffer(
                row.Key("sku"), row.Whole("lead_time_days", 0, int.MaxValue), row.Money("unit_price"), least, most, pack, row.OptionalText("unit"));
            var vendorId = row.Key("vendor_id");
            if (row.IsGood && !(most < least) && !(most < pack)) offers.TryAdd((vendorId, offer.Sku), offer);
        }

        return offers.ToLookup(offer => offer.Key.VendorId, offer => offer.Value);
    }

    private static async IAsyncEnumerable<TableRow> RowsAsync(
        ShopFolder shop, ShopFile file, string[] columns, string[] optional, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var csv = File.OpenRead(shop.PathOf(file));
        await using var rows = CsvTable.ReadAsync(csv, columns, optional, new ImportTally(), cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync()) yield break;
            }
            catch (ProblemException e)
            {
                throw new LocalCloudException($"{file.Name} cannot be read: {e.Message}.", e);
            }

            yield return rows.Current;
        }
    }
}
