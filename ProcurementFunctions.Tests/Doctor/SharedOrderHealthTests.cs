using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Doctor;

/// <summary>What the doctor finds of an order that two purchases share, in a whole app whose firm's clock the test turns.</summary>
public sealed class SharedOrderHealthTests : IAsyncLifetime
{
    private const string VendorId = "ACME";
    private const string Never = "0 0 0 29 2 *";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private PurchaseShop _shop = null!;

    /// <summary>ACME quotes jointly and refuses the order; it is the best for both items, and tells nothing by itself.</summary>
    public async Task InitializeAsync()
    {
        _shop = await PurchaseShop.OpenAsync(
            (id, profile) => id == VendorId
                ? profile with { ShippingBase = 10, WebhookLossRate = 1, Fault = VendorFault.RefusesJointOrders }
                : profile with { PriceFactor = 9 },
            firmTime: _time,
            settings: new Dictionary<string, string?>
            {
                ["Doctor:ConfirmAfter"] = "00:00:00",
                ["DoctorSchedule"] = Never,
                ["PurchaseSweepSchedule"] = Never,
                ["CleanupSchedule"] = Never,
                ["InventoryCheckSchedule"] = Never,
            });
        await _shop.ChangeOperationsAsync(settings =>
        {
            settings["approval"]!["autoApproveBelow"] = 10_000;
            settings["ordering"]!["holdMinutes"] = 30;
        });
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Examine_SharedOrderThatItsVendorRefusedAndHas_IsFoundOnce()
    {
        JsonObject[] purchases = [await _shop.CreateAsync("BOLT", 40), await _shop.CreateAsync("NUT", 40)];
        foreach (var purchase in purchases) await _shop.UntilAsync(purchase, "ordering");
        await TurnAsync(TimeSpan.FromHours(1));
        var refused = (await _shop.UntilAsync(purchases[0], "ordered"))["orders"]![0]!;
        Assert.Equal("refused", (string?)refused["status"]);
        await _shop.UntilAsync(purchases[1], "ordered");
        var order = await TakenAllTheSameAsync((string)refused["orderNumber"]!);
        await TurnAsync(TimeSpan.FromHours(1));

        // Each of the two has it.
        var finding = Assert.Single((await ExamineAsync())["findings"]!.AsArray())!;
        Assert.Equal((FindingKinds.VendorHoldsOrder, order.OrderNumber, "needsAPerson"), ((string?)finding["kind"], (string?)finding["id"], (string?)finding["state"]));
        Assert.Contains("which had been refused", (string?)finding["what"], StringComparison.Ordinal);
        Assert.All(order.Lines, line => Assert.Contains($"40 of {line.Sku}", (string?)finding["toDo"], StringComparison.Ordinal));

        Assert.True((await Vendors.CancelOrderAsync(VendorId, order.OrderNumber, default)).IsAccepted);
        Assert.Empty((await ExamineAsync())["findings"]!.AsArray());
    }

    private IVendorClient Vendors => _shop.Cloud.Services.GetRequiredService<IVendorClient>();

    private async Task<JsonObject> ExamineAsync() => (await _shop.Admin.GetFromJsonAsync<JsonObject>("api/doctor?fresh=true"))!;

    /// <summary>The vendor has the order that it refused, as when it takes one call and refuses another at the same time.</summary>
    private async Task<JointOrder> TakenAllTheSameAsync(string orderNumber)
    {
        var order = (await _shop.Cloud.Services.GetRequiredService<IJointOrderStore>().ReadAsync(orderNumber["PO-".Length..], default))!.Document;
        Assert.Equal(JointOrderState.Refused, order.State);
        _shop.ChangeVendor(VendorId, profile => profile with { Fault = VendorFault.None });
        var taken = await Vendors.PlaceJointOrderAsync(order, default);
        Assert.True(taken.IsAccepted, taken.Refusal);
        return order;
    }

    /// <summary>Turns the clock, and waits until the tasks have done all that there is to do by then.</summary>
    private async Task TurnAsync(TimeSpan by)
    {
        await IdleAsync();
        _time.Advance(by);
        await IdleAsync();
    }

    private async Task IdleAsync()
    {
        var host = _shop.Cloud.Host!;
        for (var quiet = 0; quiet < 3;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            quiet = host.IsIdle ? quiet + 1 : 0;
        }
    }
}
