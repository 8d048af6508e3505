using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.LanguageModel;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Hosting.Telemetry;

/// <summary>What is sent about a message that ends in an order, and what must never be.</summary>
public sealed class TelemetryTests
{
    private const string User = "markeduser";
    private const string Said = "markedwords";

    [Fact]
    public async Task Trace_OfAMessageThatOrders_ReachesTheVendor()
    {
        using var spans = new SpanRecorder();
        await using var shop = await PurchaseShop.OpenAsync();
        var id = await OrderAsync(shop);

        var placed = spans.Ended.Single(span => StepOf(span) == "activity:PlaceOrder" && InstanceOf(span) == id);
        var trace = spans.Ended.Where(span => span.TraceId == placed.TraceId).ToList();

        Assert.Superset(
            new HashSet<string>
            {
                "handle message", "carry out effects", "start purchase", "activity:FindVendors", "activity:RequestQuote", "vendor quote",
                "activity:AskApproval", "activity:PlaceOrder", "vendor order", "activity:LearnFromOrders",
            },
            trace.Select(span => StepOf(span) ?? span.DisplayName).ToHashSet());
        Assert.Equal("order", Assert.Single(trace, span => span.DisplayName == "handle message").GetTagItem(AgentTrace.Intent));
        Assert.Single(trace, span => span.DisplayName == "vendor order");
        Assert.All(
            trace.Where(span => span.DisplayName.StartsWith("activity:", StringComparison.Ordinal)), span => Assert.Equal(id, InstanceOf(span)));
        Assert.All(spans.Ended, span => AssertNothingPersonal(Describe(span), shop));
    }

    [Fact]
    public async Task Export_WithAnEndpoint_SendsTracesAndMetricsAndNothingPersonal()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var shop = await PurchaseShop.OpenAsync(settings: new Dictionary<string, string?>
        {
            [TelemetryServices.Endpoint] = receiver.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        await using (shop) await OrderAsync(shop);

        // What was not sent yet is sent when the app stops.
        Assert.Equal(["/v1/metrics", "/v1/traces"], receiver.Paths);
        Assert.Contains("vendor order", receiver.TextOf("traces"), StringComparison.Ordinal);
        foreach (var metric in (string[])["procurement.message.duration", "procurement.purchase.transitions", "procurement.budget.used", "procurement.belief.updates"])
            Assert.Contains(metric, receiver.TextOf("metrics"), StringComparison.Ordinal);
        AssertNothingPersonal(receiver.TextOf("traces"), shop);
        AssertNothingPersonal(receiver.TextOf("metrics"), shop);
    }

    [Fact]
    public void Names_OfAllMetrics_AreInTheDocument()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));
        var names = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == AgentMeter.MeterName) names.Add(instrument.Name);
        };
        listener.Start();
        AgentMeter.Begin();
        ModelMeter.Refused("form");
        ShopsMeter.Refused();

        Assert.Equal(14, names.Distinct().Count());
        Assert.All(names, name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a traceparent")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331")]
    public void Continue_WithoutATraceThatCanBeRead_BeginsOne(string? parent)
    {
        using var spans = new SpanRecorder();
        using var span = AgentTrace.Continue("carry out effects", parent);

        Assert.NotEqual(default, span!.TraceId);
    }

    [Fact]
    public void Parent_WhileNobodyListens_IsNone()
    {
        using var unrecorded = new Activity("request").Start();

        Assert.Null(AgentTrace.Parent);
    }

    /// <summary>A user orders in a message, and says something that must stay between them; it goes on until the goods are in.</summary>
    private static async Task<string> OrderAsync(PurchaseShop shop)
    {
        using var buyer = shop.Cloud.CreateClient(User, "buyer");
        using var said = await PurchaseShop.SendAsync(buyer, "api/messages", new() { ["messageId"] = "m1", ["text"] = $"hello {Said}" });
        said.EnsureSuccessStatusCode();
        using var answer = await PurchaseShop.SendAsync(buyer, "api/messages", new() { ["messageId"] = "m2", ["text"] = "order 30 BOLT" });
        var id = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["purchases"]![0]!;
        var waiting = await shop.UntilAsync(new() { ["id"] = id }, "awaitingApproval");
        using var decision = await shop.ApproveAsync(waiting);
        decision.EnsureSuccessStatusCode();
        await shop.UntilAsync(waiting, "received", "actual");
        return id;
    }

    /// <summary>The step of a purchase that a span is the run of, without its version; the engine also has a span of the wait for it.</summary>
    private static string? StepOf(Activity span) => span is { Kind: ActivityKind.Server } && span.DisplayName.StartsWith("activity:", StringComparison.Ordinal)
        ? span.DisplayName.Split('@')[0]
        : null;

    private static string? InstanceOf(Activity span) => span.GetTagItem("durabletask.task.instance_id") as string;

    private static string Describe(Activity span) => string.Join(
        '\n',
        [
            span.DisplayName, span.StatusDescription ?? "", span.TraceStateString ?? "",
            .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), .. span.Baggage.Select(one => $"{one.Key}={one.Value}"),
            .. span.Events.SelectMany(one => one.Tags.Select(tag => $"{one.Name} {tag.Key}={tag.Value}")),
        ]);

    private static void AssertNothingPersonal(string text, PurchaseShop shop)
    {
        Assert.DoesNotContain(User, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Said, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bearer", text, StringComparison.OrdinalIgnoreCase);
        // A token's beginning alone also comes up by chance in the bytes of some trace's id.
        Assert.DoesNotMatch("eyJ[A-Za-z0-9_-]{8}", text);
        Assert.DoesNotContain(shop.Folder, text, StringComparison.Ordinal);
    }
}
