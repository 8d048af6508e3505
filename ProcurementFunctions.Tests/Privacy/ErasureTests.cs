using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Privacy;

/// <summary>A user who did all that users can do is shown it, and erased.</summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private const string Marker = "marker7421";
    private const string User = $"ann.{Marker}";
    private const string Words = $"because of {Marker}";

    private PurchaseShop _shop = null!;
    private HttpClient _user = null!;

    public async Task InitializeAsync()
    {
        // Notices are put aside for a receiver that is not there.
        _shop = await PurchaseShop.OpenAsync(settings: new Dictionary<string, string?>
        {
            ["Notices:Url"] = "http://127.0.0.1:9/notices",
            ["Notices:Secret"] = "a-secret-of-the-firm-and-its-receiver",
        });
        _user = _shop.Cloud.CreateClient(User, "buyer", "approver", "admin");
    }

    public async Task DisposeAsync()
    {
        _user.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task Erase_OfAUserWhoDidEverything_LeavesNothingAndThePurchasesGoOn()
    {
        var planted = await PlantAsync();
        string[] places = ["purchases ", "invoices ", "prices ", "vendors ACME", "audit ", "operations settings", "operations budget:",
            "inventory NUT", "preferences profile", "preferences product:", "agent_session:", "agent_answer:", "idempotency:"];
        var before = await KeptText.FindAsync(_shop.Cloud, _shop.Folder, Marker);
        Assert.All(places, place => Assert.Contains(before, found => found.StartsWith(place, StringComparison.Ordinal)));
        await AssertExportAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await _user.DeleteAsync(new Uri("api/me", UriKind.Relative))).StatusCode);
        Assert.Empty(await KeptText.FindAsync(_shop.Cloud, _shop.Folder, Marker));

        // The same user cannot approve what they asked for, although nothing names them any more.
        var open = await _shop.GetAsync(planted.Open);
        Assert.Equal("awaitingApproval", (string?)open["status"]);
        using var own = await DecideAsync(_user, open, "approve", withKey: false);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        using var approved = await _shop.ApproveAsync(open);
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        var received = await _shop.UntilAsync(open, "received", "actual");

        await AssertPseudonymAsync((string)received["requestedBy"]!, planted);
        Assert.Empty(await KeptText.FindAsync(_shop.Cloud, _shop.Folder, Marker));
    }

    [Fact]
    public async Task Erase_Twice_ChangesNothingMore()
    {
        var waiting = await _shop.UntilAsync(await CreateAsync(), "awaitingApproval");
        Assert.Equal(HttpStatusCode.NoContent, (await _user.DeleteAsync(new Uri("api/me", UriKind.Relative))).StatusCode);
        var once = await _shop.GetAsync(waiting);

        Assert.Equal(HttpStatusCode.NoContent, (await _user.DeleteAsync(new Uri("api/me", UriKind.Relative))).StatusCode);
        var twice = await _shop.GetAsync(waiting);
        Assert.Equal((string?)once["requestedBy"], (string?)twice["requestedBy"]);
    }

    private async Task<(JsonObject Open, JsonObject Decided, JsonObject Cancelled)> PlantAsync()
    {
        await TellAsync(_user, $"{Marker}-1", "my budget is 5000");
        await TellAsync(_user, $"{Marker}-0", $"hello, {Words}");
        await TellAsync(_user, $"{Marker}-2", "I prefer Acme Fasteners");
        await PutAsync(_user, "api/preferences/products/NUT", body => body["preferredQuantity"] = 20);
        await TellAsync(_user, $"{Marker}-4", $"snooze NUT for 3 weeks {Words}");
        await PutAsync(_user, "api/operations", body => body["approval"]!["escalateTo"] = User);
        await PutAsync(_shop.Approver, "api/preferences", body => body["absence"] = new JsonObject { ["from"] = "2026-12-20", ["until"] = "2026-12-31", ["deputy"] = User });
        await RateAsync();
        await PinAsync();
        await PutAsync(_user, "api/vendors/ACME", body => body["facts"] = new JsonObject { ["contact"] = Words, ["terms"] = new JsonArray(30, Words), ["rating"] = 4 });
        await PlantPapersAsync();
        await TellAsync(_user, $"{Marker}-5", "set the firm's budget to 90000 a year");

        var open = await _shop.UntilAsync(await CreateAsync(), "awaitingApproval");
        var bought = await _shop.UntilAsync(await CreateAsync(), "awaitingApproval");
        using (var answer = await DecideAsync(_shop.Approver, bought, "reject")) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var decided = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval");
        using (var answer = await DecideAsync(_user, decided, "reject")) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cancelled = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 12), "awaitingApproval");
        using (var answer = await PurchaseShop.SendAsync(_user, $"api/purchases/{cancelled["id"]}/cancel", new() { ["reason"] = Words }, $"{Marker}-c"))
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await _shop.UntilAsync(cancelled, "cancelled", "released");
        // What others ask about it must not carry the user's words into their sessions.
        await TellAsync(_shop.Buyer, "b-1", $"where is {cancelled["id"]}?");
        await TellAsync(_user, $"{Marker}-3", $"order 13 BOLT");
        return (open, decided, cancelled);
    }

    /// <summary>An invoice that the user typed in, one that they rejected, and goods that they sent back.</summary>
    private async Task PlantPapersAsync()
    {
        var id = PurchaseIds.For(PurchaseSource.Api, "papers");
        var now = _shop.Cloud.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var order = Samples.PlacedOrder(PurchaseIds.OrderNumber(id, 1, 1), 10, now) with { State = OrderState.Delivered, DeliveredQuantity = 10 };
        await _shop.Cloud.Services.GetRequiredService<IPurchaseStore>().CreateAsync(
            Samples.Sourcing() with { Id = id, Sku = "NUT", Status = PurchaseStatus.Received, UpdatedAt = now, Orders = [order], Receipts = [new("R-1", order.Number, "NUT", 10, 0, now, "buyer")] },
            default);
        await EnterAsync(_user, "1");
        var others = await EnterAsync(_shop.Buyer, "2");
        using var read = await _user.GetAsync(new Uri($"api/invoices/{others["id"]}", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/invoices/{others["id"]}/decision") { Content = JsonContent.Create(new JsonObject { ["decision"] = "reject", ["reason"] = Words }) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var decided = await _user.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        using var returned = await PurchaseShop.SendAsync(_user, $"api/purchases/{id}/returns", new() { ["quantity"] = 1, ["reason"] = Words }, $"{Marker}-r");
        Assert.Equal(HttpStatusCode.OK, returned.StatusCode);

        async Task<JsonObject> EnterAsync(HttpClient who, string number)
        {
            using var answer = await PurchaseShop.SendAsync(who, "api/invoices", new()
            {
                ["vendor"] = "ACME",
                ["number"] = number,
                ["issueDate"] = $"{now:yyyy-MM-dd}",
                ["currency"] = "USD",
                ["order"] = order.Number,
                ["lines"] = new JsonArray(new JsonObject { ["quantity"] = 5, ["unitPrice"] = 2, ["amount"] = 10 }),
                ["total"] = 10,
            });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        }
    }

    private Task<JsonObject> CreateAsync() => CreateAsync(Guid.NewGuid());

    private async Task<JsonObject> CreateAsync(Guid key)
    {
        using var answer = await PurchaseShop.SendAsync(
            _user, "api/purchases", new() { ["sku"] = "BOLT", ["quantity"] = 10, ["reason"] = Words }, $"{Marker}-{key}");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private Task<HttpResponseMessage> DecideAsync(HttpClient client, JsonObject purchase, string decision, bool withKey = true) => PurchaseShop.SendAsync(
        client,
        $"api/purchases/{purchase["id"]}/decision",
        new() { ["decision"] = decision, ["digest"] = (string?)purchase["approval"]!["digest"], ["comment"] = client == _user ? Words : "seen" },
        withKey ? $"decide-{purchase["id"]}" : null);

    private static async Task TellAsync(HttpClient client, string messageId, string text)
    {
        using var answer = await PurchaseShop.SendAsync(client, "api/messages", new() { ["messageId"] = messageId, ["text"] = text });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task RateAsync()
    {
        using var rating = JsonContent.Create(new JsonObject { ["score"] = 0.9, ["comment"] = Words });
        using var answer = await _user.PutAsync(new Uri("api/vendors/ACME/rating", UriKind.Relative), rating);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task PinAsync()
    {
        using var answer = await PurchaseShop.SendAsync(
            _user, "api/vendors/ACME/beliefs/fillRate", new() { ["action"] = "pin", ["value"] = 0.9 }, $"{Marker}-p");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task PutAsync(HttpClient client, string path, Action<JsonObject> change)
    {
        using var read = await client.GetAsync(new Uri(path, UriKind.Relative));
        var body = (await read.Content.ReadFromJsonAsync<JsonObject>())!;
        change(body);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task AssertExportAsync()
    {
        var export = (await _user.GetFromJsonAsync<JsonObject>("api/me/export"))!;
        Assert.Contains(Words, export["session"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(5000, (decimal?)export["preferences"]!["budgetLimit"]);
        Assert.Single(export["products"]!.AsArray());
        Assert.Equal(
            ["answersByKey", "audit", "budget", "deputies", "inventory", "invoices", "operations", "purchases", "vendors"],
            export["records"]!.AsObject().Select(part => part.Key).Order());
        Assert.All(export["records"]!.AsObject(), part => Assert.Contains(User, part.Value!.ToJsonString(), StringComparison.Ordinal));
    }

    private async Task AssertPseudonymAsync(string pseudonym, (JsonObject Open, JsonObject Decided, JsonObject Cancelled) planted)
    {
        Assert.StartsWith("erased-user-", pseudonym, StringComparison.Ordinal);
        var decided = await _shop.GetAsync(planted.Decided);
        Assert.Equal((pseudonym, "reject", null), ((string?)decided["approval"]!["by"], (string?)decided["approval"]!["decision"], (string?)decided["approval"]!["comment"]));
        var cancelled = await _shop.GetAsync(planted.Cancelled);
        Assert.Equal("buyer", (string?)cancelled["requestedBy"]);
        var last = cancelled["timeline"]!.AsArray()[^1]!;
        Assert.Equal(("cancelled", pseudonym, "[removed]"), ((string?)last["event"], (string?)last["by"], (string?)last["detail"]));
        var vendor = (await _shop.Buyer.GetFromJsonAsync<JsonObject>("api/vendors/ACME"))!;
        Assert.Equal(0.9, (double?)vendor["beliefs"]!["fillRate"]!["value"]);
        // What they wrote as facts has no words any more; figures stay.
        Assert.Equal("""{"contact":"[removed]","terms":[30,"[removed]"],"rating":4}""", vendor["facts"]!.ToJsonString());
        Assert.NotEmpty(await KeptText.FindAsync(_shop.Cloud, _shop.Folder, $"rating:{pseudonym}:"));
        Assert.Contains("operations budget:", string.Join('\n', await KeptText.FindAsync(_shop.Cloud, _shop.Folder, pseudonym)), StringComparison.Ordinal);
    }
}
