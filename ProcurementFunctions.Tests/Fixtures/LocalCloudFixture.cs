using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>
/// The whole app over HTTP, with everything around it real and in this process: for <c>IClassFixture</c>. Its firm lives a
/// day a second; its shop has three items, of which BOLT is low and NUT stands exactly at its reorder point, and two
/// active vendors that do exactly what they promise. The agent is in monitoring mode until a test says otherwise.
/// </summary>
public sealed class LocalCloudFixture : IAsyncLifetime
{
    public const double Speed = 86_400;

    private readonly string _folder = Directory.CreateTempSubdirectory("procurement-cloud-").FullName;

    public LocalCloud Cloud { get; private set; } = null!;

    /// <summary>Clients signed in as the users that a local run has.</summary>
    public HttpClient Buyer { get; private set; } = null!;

    public HttpClient Approver { get; private set; } = null!;

    public HttpClient Admin { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Cloud = await LocalCloud.StartAsync(Options(_folder));
        Buyer = Cloud.CreateClient("buyer", "buyer");
        Approver = Cloud.CreateClient("approver", "approver");
        Admin = Cloud.CreateClient("admin", "admin", "buyer");
    }

    public async Task DisposeAsync()
    {
        foreach (var client in new[] { Buyer, Approver, Admin }) client?.Dispose();
        if (Cloud is not null) await Cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The options of such a cloud in a folder of the caller's own, for a test that starts and stops it itself.</summary>
    public static LocalCloudOptions Options(string folder)
    {
        var data = Path.Combine(folder, "data");
        if (!Directory.Exists(data)) WriteShop(data);
        return new()
        {
            StateFolder = Path.Combine(folder, "state"),
            DataFolder = data,
            Speed = Speed,
            AdjustVendor = static (_, _) => VendorProfile.Exact,
        };
    }

    private static void WriteShop(string data)
    {
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "inventory.csv"), """
            sku,name,on_hand,reorder_point,safety_stock
            BOLT,Bolt,4,20,10
            NUT,Nut,15,20,10
            WASHER,Washer,500,20,10
            """);
        File.WriteAllText(Path.Combine(data, "vendors.csv"), """
            vendor_id,name,credit_rating,preferred,active
            ACME,Acme Fasteners,1,1,1
            BOLTCO,The Bolt Company,2,0,1
            GONE,Gone Out of Business,5,0,0
            """);
        File.WriteAllText(Path.Combine(data, "vendor_offers.csv"), """
            sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit
            BOLT,ACME,4,2.50,,1,1000,,EA
            BOLT,BOLTCO,9,2.10,,1,1000,,EA
            BOLT,GONE,1,0.10,,1,1000,,EA
            NUT,ACME,5,1.20,,10,500,5,EA
            WASHER,BOLTCO,6,0.40,,100,10000,,CS
            """);
    }
}
