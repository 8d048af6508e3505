using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Import;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Import;

namespace ProcurementFunctions.Tests.Insights;

/// <summary>A small shop with a history, on stores of its own: three items, two vendors that the firm buys from and one that it does not.</summary>
internal sealed class InsightShop : IAsyncDisposable
{
    private InsightShop(Shop shop) => Shop = shop;

    public Shop Shop { get; }

    public DateTimeOffset Now => Shop.Time.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public IInsights Insights => Shop.Get<IInsights>();

    public InsightsFunctions Functions => new(Insights);

    public IPurchaseStore Purchases => Shop.Get<IPurchaseStore>();

    public static async Task<InsightShop> OpenAsync()
    {
        var shop = await Shop.OpenAsync(static (services, _) => services
            .AddOperations()
            .AddBudget()
            .AddPreferences()
            .AddPurchasing()
            .AddInvoices()
            .AddInsights());
        await shop.ImportAsync(
            ImportKind.Inventory,
            "sku,name,on_hand,reorder_point,safety_stock\nBOLT,Bolt,4,20,10\nNUT,Nut,150,20,10\nWASHER,Washer,500,20,10\n");
        await shop.ImportAsync(
            ImportKind.Vendors,
            "vendor_id,name,credit_rating,preferred,active\nACME,Acme Fasteners,1,1,1\nBOLTCO,The Bolt Company,2,0,1\nGONE,Gone,5,0,0\n");
        await shop.ImportAsync(
            ImportKind.Offers,
            "sku,vendor_id,lead_time_days,unit_price,last_receipt_cost,min_order_qty,max_order_qty,on_order_qty,unit\n"
            + "BOLT,ACME,4,2.50,,1,1000,,EA\nBOLT,BOLTCO,9,2.10,,50,1000,,EA\nBOLT,GONE,1,0.10,,1,1000,,EA\nNUT,ACME,5,1.20,,10,500,5,EA\n");
        return new(shop);
    }

    public Task KeepAsync(PurchaseDocument purchase) => Purchases.CreateAsync(purchase, default);

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
