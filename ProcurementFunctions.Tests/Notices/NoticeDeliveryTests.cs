using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Local.VendorSimulator;
using ProcurementFunctions.Tests.Privacy;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Notices;

/// <summary>Notices of a whole app to a receiver over real HTTP.</summary>
public sealed class NoticeDeliveryTests
{
    private const string Secret = "a-secret-of-the-firm-and-its-receiver";

    [Fact]
    public async Task Purchase_FromWaitingToReceived_IsToldAtLeastOnceWithStableIdsAlsoWhereTheReceiverFailsFirst()
    {
        await using var receiver = await WebhookReceiver.StartAsync(refusals: 2);
        await using var shop = await PurchaseShop.OpenAsync(settings: Settings(new Uri(receiver.Address, "/notices")));
        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 30), "awaitingApproval");
        var id = (string)waiting["id"]!;
        var first = await NextAsync(shop.Cloud, receiver);
        using (var answer = await shop.ApproveAsync(waiting)) answer.EnsureSuccessStatusCode();
        await shop.UntilAsync(waiting, "received", "actual");

        var taken = new List<ReceivedWebhook> { first };
        while (taken.Where(one => one.Answer == 200).DistinctBy(one => Text(one, "noticeId")).Count() < 3) taken.Add(await NextAsync(shop.Cloud, receiver));

        Assert.Equal(2, taken.Count(one => one.Answer == 503));
        Assert.Equal(
            [NoticeKinds.DecisionWaiting, NoticeKinds.PurchaseOrdered, NoticeKinds.PurchaseReceived],
            taken.Where(one => one.Answer == 200).DistinctBy(one => Text(one, "noticeId")).OrderBy(one => Text(one, "noticeId")).Select(one => Text(one, "kind")));
        Assert.All(taken.GroupBy(one => Text(one, "noticeId")), same => Assert.Single(same.Select(one => Text(one, "kind")).Distinct()));
        Assert.All(taken, one =>
        {
            Assert.True(WebhookSignature.IsValid(one.Signature, Encoding.UTF8.GetBytes(one.Body), Secret, TimeProvider.System.GetUtcNow()));
            Assert.Equal(("/notices", id, $"https://shop.example/api/purchases/{id}"), (one.Path, Text(one, "purchaseId"), Text(one, "link")));
        });
        var outcome = taken.First(one => Text(one, "kind") == NoticeKinds.PurchaseReceived);
        Assert.Equal(("buyer", "buyer"), (Text(outcome, "audience"), Text(outcome, "user")));
        // The secret is in no store, no history and no file of the state.
        Assert.Empty(await KeptText.FindAsync(shop.Cloud, shop.Folder, Secret));
    }

    [Fact]
    public async Task Notice_ThatNobodyTakes_BlocksNothingAndIsReportedByTheDoctor()
    {
        // It takes connections and never answers.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var settings = Settings(new Uri($"http://{silent.LocalEndpoint}/notices"));
        settings["Notices:GiveUpAfter"] = "00:00:00";
        settings["Notices:CallTimeout"] = "00:00:00.200";
        settings["Doctor:ConfirmAfter"] = "00:00:00";
        await using var shop = await PurchaseShop.OpenAsync(settings: settings);
        var waiting = await shop.UntilAsync(await shop.CreateAsync("NUT", 30), "awaitingApproval");
        using (var answer = await shop.ApproveAsync(waiting)) answer.EnsureSuccessStatusCode();
        await shop.UntilAsync(waiting, "received", "actual");

        await shop.Cloud.Services.GetRequiredService<NoticeSender>().SendDueAsync(default);
        JsonObject[] reported;
        do
        {
            var report = (await shop.Admin.GetFromJsonAsync<JsonObject>("api/doctor?fresh=true"))!;
            reported = [.. report["findings"]!.AsArray().Select(one => one!.AsObject()).Where(one => (string?)one["kind"] == "noticeGivenUp")];
        }
        while (reported.Length < 3);

        Assert.All(reported, one =>
        {
            Assert.Equal("needsAPerson", (string?)one["state"]);
            Assert.Contains("did not answer in time", (string?)one["what"], StringComparison.Ordinal);
        });
        silent.Stop();
    }

    [Fact]
    public async Task Notice_PutAsideBeforeARestart_IsSentAfterIt()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var folder = Directory.CreateTempSubdirectory("procurement-notices-").FullName;
        var options = LocalCloudFixture.Options(folder) with { Speed = 1, Settings = Settings(receiver.Address) };
        string[] pending;
        // Nobody sends before the end: its timer never comes due.
        await using (var first = await LocalCloud.StartAsync(options with { FirmTime = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow()) }))
        {
            using var buyer = first.CreateClient("buyer", "buyer");
            using var answer = await PurchaseShop.SendAsync(buyer, "api/purchases", new() { ["sku"] = "NUT", ["quantity"] = 30 });
            answer.EnsureSuccessStatusCode();
            var notices = first.Services.GetRequiredService<CosmosNotices>();
            do pending = [.. (await notices.ListDueAsync(DateTimeOffset.MaxValue, 10, default)).Select(one => one.Document.Id)];
            while (pending.Length == 0);
        }

        await using (var second = await LocalCloud.StartAsync(options))
            Assert.Equal(Assert.Single(pending), Text(await NextAsync(second, receiver), "noticeId"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Send_ARedirect_IsNotFollowed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = 307;
        using var http = new ServiceCollection()
            .AddSingleton(new ProcurementFunctions.Hosting.WallClock(TimeProvider.System))
            .AddNotices(new ConfigurationBuilder().AddInMemoryCollection(Settings(receiver.Address)).Build())
            .BuildServiceProvider();
        var body = new NoticeBody("n", "k", "P-0123456789ABC", "buyer", null, default, "received", "/");

        Assert.Equal("answered 307", await http.GetRequiredService<NoticeClient>().SendAsync(body, default));
        Assert.Equal("/", (await receiver.NextAsync()).Path);
        Assert.False(receiver.HasMore);
    }

    private static Dictionary<string, string?> Settings(Uri url) => new()
    {
        ["Notices:Url"] = url.AbsoluteUri,
        ["Notices:Secret"] = Secret,
        ["Notices:LinkBase"] = "https://shop.example/",
        ["Notices:FirstPause"] = "00:00:00.050",
    };

    /// <summary>What the receiver gets next, while the sender is asked again and again to send what is due.</summary>
    private static async Task<ReceivedWebhook> NextAsync(LocalCloud cloud, WebhookReceiver receiver)
    {
        var sender = cloud.Services.GetRequiredService<NoticeSender>();
        var next = receiver.NextAsync();
        while (!next.IsCompleted) await sender.SendDueAsync(default);
        return await next;
    }

    private static string? Text(ReceivedWebhook notice, string field) => (string?)JsonNode.Parse(notice.Body)![field];
}
