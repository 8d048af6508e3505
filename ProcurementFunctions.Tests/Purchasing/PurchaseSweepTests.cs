using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>What a crash between two steps leaves behind is finished.</summary>
public sealed class PurchaseSweepTests
{
    [Fact]
    public async Task Sweep_RecordWithoutOrchestration_StartsIt()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var purchases = shop.Cloud.Services.GetRequiredService<IPurchaseStore>();
        var client = shop.Cloud.DurableClient;
        var request = new PurchaseRequest(PurchaseSource.Api, "buyer:crashed", "BOLT", 30, "buyer");
        var item = Samples.Item with { Id = "BOLT", Sku = "BOLT", Name = "Bolt" };
        var record = PurchaseRules.Create(PurchaseIds.For(request), request, item, shop.Cloud.FirmTime.GetUtcNow());
        Assert.NotNull(await purchases.CreateAsync(record, CancellationToken.None));
        Assert.Null(await client.GetInstanceAsync(record.Id, CancellationToken.None));

        await RunSweepAsync(shop);

        await shop.UntilAsync(new() { ["id"] = record.Id }, "awaitingApproval");
    }

    [Fact]
    public async Task Sweep_DecisionThatWasNotTold_IsTold()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var waiting = await shop.UntilAsync(await shop.CreateAsync("BOLT", 30), "awaitingApproval");
        var purchases = shop.Cloud.Services.GetRequiredService<IPurchaseStore>();
        var digest = (string)waiting["approval"]!["digest"]!;
        // As if the process had died between writing the decision and raising the event.
        await purchases.UpdateAsync(
            (string)waiting["id"]!,
            p => ProcurementFunctions.Purchasing.Approving.ApprovalRules
                .Decide(p, new(DecisionKind.Approve, "approver", digest), shop.Cloud.FirmTime.GetUtcNow()).Value!,
            CancellationToken.None);

        await RunSweepAsync(shop);

        await shop.UntilAsync(waiting, "received", "actual");
    }

    /// <summary>As an operator would: by the host's admin interface. Twice, for that is safe.</summary>
    private static async Task RunSweepAsync(PurchaseShop shop)
    {
        using var anyone = new HttpClient { BaseAddress = shop.Cloud.Url };
        for (var i = 0; i < 2; i++)
        {
            // The sweep leaves alone what is younger than its grace, which is a moment at this speed.
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var answer = await anyone.PostAsync(new Uri("admin/functions/PurchaseSweep", UriKind.Relative), content);
            Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        }
    }
}
