using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Local.AppHost;

/// <summary>The whole agent, killed again and again while it buys.</summary>
public sealed class KillTests
{
    private const int Kills = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Purchases_KilledAtAnyMoment_EndOnceWithOneOrderAtTheVendor()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20261122);
        string[] ids = [];
        for (var life = 0; life < Kills; life++)
        {
            await using var host = await AppHostProcess.StartAsync(folder.Path, "--speed", "86400");
            ids = life == 0 ? await StartAsync(host) : ids;
            using var working = new CancellationTokenSource();
            var approving = ApproveAsync(host, ids, working.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 2500)), TimeProvider.System);
            await host.KillAsync();
            await working.CancelAsync();
            await approving;
        }

        await using var last = await AppHostProcess.StartAsync(folder.Path, "--speed", "86400");
        var ended = await UntilEndedAsync(last, ids);
        Assert.All(ended, purchase => Assert.Equal("received", purchase.GetProperty("status").GetString()));
        using var buyer = await last.ClientAsync("buyer", "buyer");
        foreach (var purchase in ended) await AssertStockMovedOnceAsync(buyer, purchase);
        foreach (var purchase in ended) await AssertLedgerHoldsItOnceAsync(buyer, purchase);
        await last.KillAsync();

        var numbers = ended.SelectMany(p => p.GetProperty("orders").EnumerateArray()).Select(o => o.GetProperty("orderNumber").GetString()!).ToArray();
        // Purchases that share an order have it under one number.
        Assert.Equal(numbers.Distinct().Order(), OrdersAtVendors(folder, ids).Order());
    }

    [Fact]
    public async Task Budget_KilledAfterTheAnswer_StillKnown()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await AppHostProcess.StartAsync(folder.Path))
        {
            using var client = await first.ClientAsync("buyer", "buyer");
            Assert.Equal("Understood, your budget is set to 500.", await SayAsync(client, "m1", "my budget is 500"));
            await first.KillAsync();
        }

        await using var second = await AppHostProcess.StartAsync(folder.Path);
        using var again = await second.ClientAsync("buyer", "buyer");
        Assert.Contains("500", await SayAsync(again, "m2", "what is my budget?"), StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(HttpClient client, string messageId, string text)
    {
        using var answer = await PurchaseShop.SendAsync(client, "api/messages", new() { ["messageId"] = messageId, ["text"] = text });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reply").GetString()!;
    }

    private static async Task<string[]> StartAsync(AppHostProcess host)
    {
        using var buyer = await host.ClientAsync("buyer", "buyer");
        var list = await buyer.GetFromJsonAsync<JsonElement>("api/inventory?limit=12");
        var ids = new List<string>();
        foreach (var item in list.GetProperty("items").EnumerateArray())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/purchases")
            {
                Content = JsonContent.Create(new { sku = item.GetProperty("sku").GetString(), quantity = 10 }),
            };
            request.Headers.Add("Idempotency-Key", $"kill-{ids.Count}");
            using var answer = await buyer.SendAsync(request);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            ids.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        }

        return [.. ids];
    }

    /// <summary>Approves whatever waits, until the host dies under it.</summary>
    private static async Task ApproveAsync(AppHostProcess host, string[] ids, CancellationToken stop)
    {
        try
        {
            using var approver = await host.ClientAsync("approver", "approver");
            while (!stop.IsCancellationRequested)
            {
                foreach (var id in ids) await ApproveIfWaitingAsync(approver, id, stop);
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, stop);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or IOException or SocketException)
        {
            // The host was killed.
        }
    }

    private static async Task<JsonElement> ApproveIfWaitingAsync(HttpClient approver, string id, CancellationToken stop)
    {
        var purchase = await approver.GetFromJsonAsync<JsonElement>($"api/purchases/{id}", stop);
        if (purchase.GetProperty("status").GetString() != "awaitingApproval") return purchase;
        using var answer = await approver.PostAsJsonAsync(
            $"api/purchases/{id}/decision",
            new { decision = "approve", digest = purchase.GetProperty("approval").GetProperty("digest").GetString() },
            stop);
        return purchase;
    }

    private static async Task<JsonElement[]> UntilEndedAsync(AppHostProcess host, string[] ids)
    {
        using var approver = await host.ClientAsync("approver", "approver");
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var all = new List<JsonElement>();
            foreach (var id in ids) all.Add(await ApproveIfWaitingAsync(approver, id, CancellationToken.None));
            if (all.All(p => p.GetProperty("budget").ValueKind == JsonValueKind.Object
                && p.GetProperty("budget").GetProperty("state").GetString() is "actual" or "released")) return [.. all];
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
                Assert.Fail($"not ended: {string.Join(", ", all.Select(p => $"{p.GetProperty("id")} {p.GetProperty("status")}"))}");
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        }
    }

    private static async Task AssertStockMovedOnceAsync(HttpClient buyer, JsonElement purchase)
    {
        var sku = purchase.GetProperty("sku").GetString();
        var item = await buyer.GetFromJsonAsync<JsonElement>($"api/inventory/{sku}");
        var accepted = purchase.GetProperty("receipts").EnumerateArray()
            .Sum(receipt => receipt.GetProperty("quantity").GetInt32() - receipt.GetProperty("rejected").GetInt32());
        Assert.True(accepted > 0, $"{purchase.GetProperty("id")} received nothing");
        Assert.Equal(SampleStock.OnHand(sku!) + accepted, item.GetProperty("onHand").GetInt32());
    }

    private static async Task AssertLedgerHoldsItOnceAsync(HttpClient buyer, JsonElement purchase)
    {
        var budget = purchase.GetProperty("budget");
        var ledger = await buyer.GetFromJsonAsync<JsonElement>($"api/budget?period={budget.GetProperty("period").GetString()}");
        var entry = Assert.Single(
            ledger.GetProperty("entries").EnumerateArray(),
            e => e.GetProperty("purchaseId").GetString() == purchase.GetProperty("id").GetString());
        Assert.Equal("actual", entry.GetProperty("state").GetString());
        Assert.Equal(budget.GetProperty("amount").GetDecimal(), entry.GetProperty("amount").GetDecimal());
    }

    private static string[] OrdersAtVendors(TemporaryFolder folder, string[] ids)
    {
        var keys = ids.Select(id => id[2..]).ToHashSet();
        using var vendors = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "vendors", "vendors.db")};Mode=ReadOnly;Pooling=False");
        vendors.Open();
        using var query = vendors.CreateCommand();
        query.CommandText = "SELECT order_number FROM orders";
        using var rows = query.ExecuteReader();
        var numbers = new List<string>();
        while (rows.Read())
        {
            var number = rows.GetString(0);
            if (PurchaseIds.IsJoint(number) || keys.Contains(number.Split('-')[1])) numbers.Add(number);
        }

        return [.. numbers];
    }
}
