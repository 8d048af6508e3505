using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Local.VendorSimulator.Webhooks;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

public sealed class WebhookTests
{
    [Fact]
    public async Task Webhooks_LifeOfAnOrder_AreSentInOrderAndSigned()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var market = await SimulatedMarket.OpenAsync(webhookBase: receiver.Address);
        await market.OrderAsync("PO-1", "LAMP", 50);
        Assert.False(receiver.HasMore);

        market.Time.Advance(TimeSpan.FromDays(11));

        var types = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            var next = receiver.NextAsync();
            // The sender may have looked at the clock just before it was moved, and sleep by the time it was.
            while (await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System)) != next)
                market.Time.Advance(TimeSpan.FromDays(1));
            var webhook = await next;
            Assert.Equal("/api/vendors/ACME-1/events", webhook.Path);
            AssertSigned(webhook);
            var vendorEvent = JsonNode.Parse(webhook.Body)!;
            Assert.Equal("PO-1", vendorEvent["orderNumber"]!.GetValue<string>());
            Assert.Equal("LAMP", vendorEvent["lines"]![0]!["sku"]!.GetValue<string>());
            Assert.Equal(50, vendorEvent["lines"]![0]!["quantity"]!.GetValue<int>());
            Assert.True(vendorEvent["at"]!.GetValue<DateTimeOffset>() <= market.Time.GetUtcNow());
            types.Add(vendorEvent["type"]!.GetValue<string>());
        }
        Assert.Equal(["acknowledged", "shipped", "delivered"], types);
    }

    [Fact]
    public async Task Webhooks_Body_HasTheFieldsOfTheContract()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        await market.OrderAsync("PO-1", "LAMP", 50);

        var names = market.Server.Webhooks().Select(webhook => JsonNode.Parse(webhook.Body)!.AsObject().Select(field => field.Key));

        Assert.All(names, fields => Assert.Equal(["eventId", "type", "orderNumber", "at", "lines", "tracking", "expectedAt"], fields));
    }

    [Fact]
    public async Task Webhooks_TimeComesWhileItSleeps_WakesUp()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var market = await SimulatedMarket.OpenAsync(webhookBase: receiver.Address);
        await market.OrderAsync("PO-1", "LAMP", 50);

        market.Time.Advance(TimeSpan.FromHours(3));
        var first = await receiver.NextAsync();
        market.Time.Advance(TimeSpan.FromDays(11));
        var second = await receiver.NextAsync();

        Assert.Equal("acknowledged", TypeOf(first));
        Assert.Equal("shipped", TypeOf(second));
    }

    [Fact]
    public async Task Webhooks_ReceiverRefuses_AreTriedAgain()
    {
        await using var receiver = await WebhookReceiver.StartAsync(refusals: 1);
        await using var market = await SimulatedMarket.OpenAsync(webhookBase: receiver.Address);
        await market.OrderAsync("PO-1", "LAMP", 50);

        market.Time.Advance(TimeSpan.FromHours(3));
        var refused = await receiver.NextAsync();
        var taken = await receiver.NextAsync();

        Assert.Equal(503, refused.Answer);
        Assert.Equal(200, taken.Answer);
        Assert.Equal(refused.Body, taken.Body);
        AssertSigned(taken);
    }

    [Fact]
    public async Task Webhooks_ReceiverKnownAfterARestart_AreSentThen()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var market = await SimulatedMarket.OpenAsync();
        await market.OrderAsync("PO-1", "LAMP", 50);
        market.Time.Advance(TimeSpan.FromHours(3));
        await market.RestartAsync();

        market.Server.WebhookBase = receiver.Address;

        Assert.Equal("acknowledged", TypeOf(await receiver.NextAsync()));
    }

    [Fact]
    public async Task Webhooks_SentTwice_HaveOneEventId()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var market = await SimulatedMarket.OpenAsync(
            VendorProfile.Exact with { WebhookRepeatRate = 1 }, receiver.Address);
        await market.OrderAsync("PO-1", "LAMP", 50);

        // The vendor may have looked at its clock just before it is turned, and then waits for the next turn.
        for (var turns = 0; turns < 100 && !receiver.HasMore; turns++)
        {
            market.Time.Advance(TimeSpan.FromHours(3));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        Assert.Equal((await receiver.NextAsync()).Body, (await receiver.NextAsync()).Body);
    }

    [Fact]
    public async Task Webhooks_Lost_PollingShowsTheTruth()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var market = await SimulatedMarket.OpenAsync(
            VendorProfile.Exact with { WebhookLossRate = 1 }, receiver.Address);
        await market.OrderAsync("PO-1", "LAMP", 50);

        market.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal("delivered", await market.StatusAsync("PO-1"));
        Assert.All(market.Server.Webhooks(), webhook => Assert.Equal((WebhookState.Withheld, 0), (webhook.State, webhook.Attempts)));
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task Webhooks_OrderCancelled_TellsThatAndNothingLater()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var market = await SimulatedMarket.OpenAsync(webhookBase: receiver.Address);
        await market.OrderAsync("PO-1", "LAMP", 50);
        market.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal("acknowledged", TypeOf(await receiver.NextAsync()));

        using var cancel = await market.SendAsync(HttpMethod.Post, "orders/PO-1/cancel");
        Assert.Equal("cancelled", TypeOf(await receiver.NextAsync()));
        market.Time.Advance(TimeSpan.FromDays(30));

        var dropped = market.Server.Webhooks().Where(webhook => webhook.State == WebhookState.Dropped);
        Assert.Equal(["shipped", "delivered"], dropped.Select(webhook => JsonNode.Parse(webhook.Body)!["type"]!.GetValue<string>()));
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task Webhooks_SameSeed_HaveTheSameEventIds()
    {
        await using var one = await SimulatedMarket.OpenAsync();
        await using var two = await SimulatedMarket.OpenAsync();
        await two.OrderAsync("PO-9", "ROPE", 5);
        await one.OrderAsync("PO-1", "LAMP", 50);
        await two.OrderAsync("PO-1", "LAMP", 50);

        var ids = one.Server.Webhooks().Select(webhook => webhook.EventId);

        Assert.Equal(ids, two.Server.Webhooks().Where(webhook => webhook.OrderNumber == "PO-1").Select(webhook => webhook.EventId));
    }

    private static string TypeOf(ReceivedWebhook webhook) => JsonNode.Parse(webhook.Body)!["type"]!.GetValue<string>();

    private static void AssertSigned(ReceivedWebhook webhook)
    {
        var parts = webhook.Signature.Split(',');
        var seconds = parts[0]["t=".Length..];
        var age = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(seconds, CultureInfo.InvariantCulture);
        Assert.InRange(age, 0, 60);
        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(SimulatedMarket.Secret), Encoding.UTF8.GetBytes($"{seconds}.{webhook.Body}"));
        Assert.Equal($"v1={Convert.ToHexStringLower(expected)}", parts[1]);
    }
}
