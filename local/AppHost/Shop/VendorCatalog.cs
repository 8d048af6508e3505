using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ProcurementFunctions.Local.AppHost.Keys;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>
/// The vendors to simulate and what they sell, from a shop's files. Rows that cannot be read are left out: the import,
/// which reads the same files, reports them.
/// </summary>
internal static class VendorCatalog
{
    public static IReadOnlyList<SimulatedVendor> Read(ShopFolder shop, VendorSecrets secrets)
    {
        var offers = Rows(shop.PathOf(ShopFile.Offers), ["sku", "vendor_id", "lead_time_days", "unit_price"])
            .Select(row => (VendorId: row("vendor_id"), Offer: ReadOffer(row)))
            .Where(row => row.Offer is not null)
            .GroupBy(row => row.VendorId, row => row.Offer!)
            .ToDictionary(group => group.Key, group => group.GroupBy(offer => offer.Sku).Select(same => same.Last()).ToList());
        return
        [
            .. Rows(shop.PathOf(ShopFile.Vendors), ["vendor_id", "name"])
                .Where(row => row("vendor_id").Length > 0 && row("name").Length > 0)
                .Select(row => new SimulatedVendor(
                    row("vendor_id"), row("name"), secrets.SecretOf(row("vendor_id")),
                    offers.GetValueOrDefault(row("vendor_id")) ?? [], IsYes(row("active"))))
                .GroupBy(vendor => vendor.Id).Select(same => same.Last()),
        ];
    }

    private static SimulatedOffer? ReadOffer(Func<string, string> row) =>
        row("sku").Length > 0
        && int.TryParse(row("lead_time_days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        && decimal.TryParse(row("unit_price"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price)
            ? new(row("sku"), days, price, Math.Max(1, Number(row("min_order_qty")) ?? 1), Number(row("max_order_qty")),
                Unit: row("unit") is { Length: > 0 } unit ? unit : null)
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsYes(string text) => text is "" or "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Each row as a function from column to trimmed text; "" where the row or the file has no such column.</summary>
    private static List<Func<string, string>> Rows(string path, string[] required)
    {
        using var reader = new CsvReader(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            PrepareHeaderForMatch = header => header.Header.Trim(),
        });
        var columns = reader.Read() && reader.ReadHeader() ? reader.HeaderRecord!.Select(name => name.Trim()).ToList() : [];
        if (Array.Find(required, name => !columns.Contains(name)) is { } missing)
            throw new LocalCloudException($"{Path.GetFileName(path)} has no column {missing} in its header row.");
        var rows = new List<Func<string, string>>();
        while (reader.Read())
        {
            var values = reader.Parser.Record!.ToArray();
            rows.Add(name => columns.IndexOf(name) is var i && i >= 0 && i < values.Length ? values[i].Trim() : "");
        }

        return rows;
    }
}
