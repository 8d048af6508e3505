using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Tests.Mcp;

/// <summary>The tools as the official client of the protocol uses them.</summary>
public sealed class McpStoryTests
{
    [Fact]
    public async Task Purchase_ByTools_IsBoughtApprovedAndExplained()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var asked = new List<string>();
        await using var buyer = await ConnectAsync(shop.Buyer);
        await using var approver = await ConnectAsync(shop.Approver, answer: "accept", asked);

        var started = await CallAsync(buyer, "create_purchase", new() { ["sku"] = "WASHER", ["quantity"] = 200, ["idempotencyKey"] = "k1" });
        var again = await CallAsync(buyer, "create_purchase", new() { ["sku"] = "WASHER", ["quantity"] = 200, ["idempotencyKey"] = "k1" });
        Assert.Equal((string?)started["id"], (string?)again["id"]);
        var waiting = await shop.UntilAsync(started, "awaitingApproval");
        await CallAsync(approver, "decide_purchase", new() { ["id"] = (string)waiting["id"]!, ["decision"] = "approve" });
        await shop.UntilAsync(started, "received");
        var question = Assert.Single(asked);
        Assert.StartsWith($"Approve purchase {started["id"]}: 200 × ", question, StringComparison.Ordinal);
        Assert.Contains(((decimal)waiting["choice"]!["total"]!).ToString(System.Globalization.CultureInfo.InvariantCulture), question, StringComparison.Ordinal);

        var whatIf = await CallAsync(buyer, "explain_purchase", new() { ["id"] = (string)waiting["id"]!, ["cost"] = 1, ["speed"] = 0, ["reliability"] = 0 });
        Assert.NotNull(whatIf["vendors"]);
        var read = await buyer.ReadResourceAsync($"procurement://purchases/{waiting["id"]}");
        Assert.Contains("\"received\"", ((TextResourceContents)read.Contents[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deal_ByTool_ChoosesAndBuysNothing()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        await using var buyer = await ConnectAsync(shop.Buyer);

        var deal = await CallAsync(buyer, "find_deal", new() { ["sku"] = "WASHER", ["quantity"] = 200 });
        var ceiling = await CallAsync(buyer, "find_deal", new() { ["sku"] = "WASHER", ["quantity"] = 200, ["maxTotal"] = 1 });

        Assert.Equal(200, (int)deal["choice"]!["quantity"]!);
        Assert.NotEmpty(deal["explanation"]!["vendors"]!.AsArray());
        Assert.Null(ceiling["choice"]);
        Assert.Contains("ceiling", (string)ceiling["whyNone"]!, StringComparison.Ordinal);
        Assert.Empty((await CallAsync(buyer, "list_purchases", []))["items"]!.AsArray());
    }

    [Fact]
    public async Task Items_ByWords_AreFoundWithTheirStock()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        await using var buyer = await ConnectAsync(shop.Buyer);

        Assert.Equal(["WASHER"], await SkusAsync("washer"));
        Assert.Equal(["BOLT"], await SkusAsync("olt BO"));
        Assert.Empty(await SkusAsync("bolt washer"));
        var first = await CallAsync(buyer, "search_items", new() { ["text"] = "t", ["limit"] = 1 });
        var second = await CallAsync(buyer, "search_items", new() { ["text"] = "t", ["limit"] = 1, ["cursor"] = (string?)first["nextCursor"] });
        Assert.Equal(("BOLT", true, "NUT"), ((string?)first["items"]![0]!["sku"], (bool?)first["items"]![0]!["low"], (string?)second["items"]![0]!["sku"]));
        foreach (var none in (string[])[" ", new('x', 201)])
            Assert.Equal(400, (int)JsonNode.Parse(TextOf(await buyer.CallToolAsync("search_items", new Dictionary<string, object?> { ["text"] = none })))!["status"]!);

        async Task<IEnumerable<string?>> SkusAsync(string text) =>
            (await CallAsync(buyer, "search_items", new() { ["text"] = text }))["items"]!.AsArray().Select(item => (string?)item!["sku"]);
    }

    [Fact]
    public async Task Invoice_ThatDiffers_IsDecidedOnceAPersonHasSeenIt()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var waiting = await shop.UntilAsync(await shop.CreateAsync("WASHER", 200), "awaitingApproval");
        using (var approved = await shop.ApproveAsync(waiting)) approved.EnsureSuccessStatusCode();
        var received = await shop.UntilAsync(waiting, "received", "actual");
        var invoice = await EnterAsync(shop, received, "4711");
        Assert.Equal("differs", (string?)invoice["status"]);
        var decision = new Dictionary<string, object?> { ["id"] = (string)invoice["id"]!, ["decision"] = "accept", ["reason"] = "agreed by phone" };
        await using (var refusing = await ConnectAsync(shop.Approver, answer: "decline"))
            Assert.Contains("did not agree", TextOf(await refusing.CallToolAsync("decide_invoice", decision)), StringComparison.Ordinal);
        await using (var mute = await ConnectAsync(shop.Approver))
            Assert.Equal(428, (int)JsonNode.Parse(TextOf(await mute.CallToolAsync("decide_invoice", decision)))!["status"]!);
        Assert.Equal("differs", (string?)(await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/invoices/{invoice["id"]}"))!["status"]);

        var asked = new List<string>();
        await using var approver = await ConnectAsync(shop.Approver, answer: "accept", asked);
        await CallAsync(approver, "decide_invoice", decision);

        var question = Assert.Single(asked);
        Assert.StartsWith($"Accept invoice 4711 of {invoice["vendorId"]} over {invoice["total"]} USD.", question, StringComparison.Ordinal);
        Assert.EndsWith("Reason: agreed by phone.", question, StringComparison.Ordinal);
        var decided = (await shop.Buyer.GetFromJsonAsync<JsonObject>($"api/invoices/{invoice["id"]}"))!;
        Assert.Equal(("accepted", "approver"), ((string?)decided["status"], (string?)decided["decision"]!["by"]));
    }

    [Fact]
    public void Tools_All_NameTheirArguments()
    {
        foreach (var tool in AgentTools.All)
        {
            var schema = tool.Api.InputSchema;
            Assert.Equal(tool.Api.Arguments.Select(argument => argument.Name), schema.GetProperty("properties").EnumerateObject().Select(property => property.Name));
            Assert.Equal(tool.Api.Arguments.Count, tool.Api.Arguments.Select(argument => argument.Name).Distinct().Count());
            Assert.Equal(tool.Effect == ToolEffect.Reads, tool.Api.Method == "GET" || tool.Name == "find_deal");
        }

        Assert.Equal(AgentTools.All.Count, AgentTools.All.Select(tool => tool.Name).Distinct().Count());
    }

    [Fact]
    public async Task Decide_PersonDeclines_NothingIsDone()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        await using var approver = await ConnectAsync(shop.Approver, answer: "decline");
        var waiting = await shop.UntilAsync(await shop.CreateAsync("WASHER", 200), "awaitingApproval");

        // The digest that a model may know does not stand in for the person.
        var result = await approver.CallToolAsync("decide_purchase", new Dictionary<string, object?>
        {
            ["id"] = (string)waiting["id"]!,
            ["decision"] = "approve",
            ["digest"] = (string)waiting["approval"]!["digest"]!,
        });

        Assert.True(result.IsError);
        Assert.Contains("did not agree", TextOf(result), StringComparison.Ordinal);
        Assert.Equal("awaitingApproval", (string?)(await shop.GetAsync(waiting))["status"]);
    }

    [Fact]
    public async Task Decide_ClientThatCannotAsk_NeedsTheDigest()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        await using var approver = await ConnectAsync(shop.Approver);
        var waiting = await shop.UntilAsync(await shop.CreateAsync("WASHER", 200), "awaitingApproval");
        var decision = new Dictionary<string, object?> { ["id"] = (string)waiting["id"]!, ["decision"] = "approve" };

        var without = await approver.CallToolAsync("decide_purchase", decision);
        decision["digest"] = (string)waiting["approval"]!["digest"]!;
        var with = await approver.CallToolAsync("decide_purchase", decision);

        Assert.True(without.IsError);
        Assert.Contains("digest", TextOf(without), StringComparison.Ordinal);
        Assert.False(with.IsError ?? false);
        await shop.UntilAsync(waiting, "received");
    }

    [Fact]
    public async Task Ask_ByApprover_ApprovesNothing()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        await using var approver = await ConnectAsync(shop.Approver);
        var waiting = await shop.UntilAsync(await shop.CreateAsync("WASHER", 200), "awaitingApproval");

        await CallAsync(approver, "ask_agent", new() { ["messageId"] = "m1", ["text"] = $"approve {waiting["id"]}" });
        await CallAsync(approver, "ask_agent", new() { ["messageId"] = "m2", ["text"] = "yes" });

        Assert.Equal("awaitingApproval", (string?)(await shop.GetAsync(waiting))["status"]);
    }

    [Fact]
    public async Task Tools_OfARole_AreThoseItMayCall()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        await using var approver = await ConnectAsync(shop.Approver);
        await using var buyer = await ConnectAsync(shop.Buyer);

        var ofApprover = (await approver.ListToolsAsync()).ToDictionary(tool => tool.Name);
        var ofBuyer = (await buyer.ListToolsAsync()).ToDictionary(tool => tool.Name);

        Assert.Contains("decide_purchase", ofApprover.Keys);
        Assert.DoesNotContain("create_purchase", ofApprover.Keys);
        Assert.DoesNotContain("decide_purchase", ofBuyer.Keys);
        Assert.True(ofBuyer["get_purchase"].ProtocolTool.Annotations!.ReadOnlyHint);
        Assert.True(ofBuyer["cancel_purchase"].ProtocolTool.Annotations!.DestructiveHint);
        Assert.Equal(3, (await buyer.ListPromptsAsync()).Count);
        Assert.Contains("20 of WASHER", ((TextContentBlock)(await buyer.GetPromptAsync("buy", new Dictionary<string, object?> { ["sku"] = "WASHER", ["quantity"] = "20" })).Messages[0].Content).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<McpProtocolException>(async () => await buyer.CallToolAsync("decide_purchase", new Dictionary<string, object?> { ["id"] = "P-1", ["decision"] = "approve" }));
    }

    [Theory]
    [InlineData("get_purchase", """{"id":"P-unknown"}""", 404)]
    [InlineData("get_purchase", """{}""", 400)]
    [InlineData("get_item", """{"sku":"WASHER","colour":"red"}""", 400)]
    [InlineData("create_purchase", """{"sku":"WASHER","quantity":0}""", 400)]
    [InlineData("create_purchase", """{"sku":"WASHER","quantity":"many"}""", 400)]
    [InlineData("list_purchases", """{"limit":1000}""", 400)]
    [InlineData("set_preferences", """{"preferredVendors":[],"excludedVendors":[]}""", 428)]
    public async Task Call_ThatTheInterfaceRefuses_IsAnErrorWithItsProblem(string tool, string arguments, int status)
    {
        await using var shop = await PurchaseShop.OpenAsync();
        await using var buyer = await ConnectAsync(shop.Buyer);

        var result = await buyer.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!);

        Assert.True(result.IsError);
        Assert.Equal(status, (int)JsonNode.Parse(TextOf(result))!["status"]!);
    }

    [Fact]
    public async Task Post_WithoutAToken_SaysWhereOneIsToBeHad()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        using var nobody = new HttpClient { BaseAddress = shop.Buyer.BaseAddress };

        using var refused = await nobody.PostAsync(new Uri("api/mcp", UriKind.Relative), null);
        var challenge = Assert.Single(refused.Headers.WwwAuthenticate);
        var place = challenge.Parameter!.Split('"')[1];
        var metadata = JsonNode.Parse(await nobody.GetStringAsync(new Uri(place)))!;
        using var stream = await nobody.GetAsync(new Uri("api/mcp", UriKind.Relative));
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "api/mcp") { Headers = { { "Origin", "https://evil.example" } } };
        using var fromElsewhere = await shop.Buyer.SendAsync(foreign);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (refused.StatusCode, challenge.Scheme));
        Assert.StartsWith("resource_metadata=", challenge.Parameter, StringComparison.Ordinal);
        Assert.Equal(new Uri(nobody.BaseAddress!, "api/mcp").ToString(), (string?)metadata["resource"]);
        Assert.Single(metadata["authorization_servers"]!.AsArray());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, stream.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, fromElsewhere.StatusCode);
    }

    /// <summary>The vendor's invoice for all of it, at twice the price.</summary>
    private static async Task<JsonObject> EnterAsync(PurchaseShop shop, JsonObject purchase, string number)
    {
        var line = purchase["order"]!["lines"]![0]!;
        var (quantity, price) = ((int)line["quantity"]!, 2 * (decimal)line["unitPrice"]!);
        var today = shop.Cloud.FirmTime.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var entered = await PurchaseShop.SendAsync(shop.Buyer, "api/invoices", new()
        {
            ["kind"] = "invoice",
            ["vendor"] = (string?)purchase["order"]!["vendorId"],
            ["number"] = number,
            ["issueDate"] = today,
            ["dueDate"] = today,
            ["currency"] = "USD",
            ["order"] = (string?)purchase["order"]!["orderNumber"],
            ["lines"] = new JsonArray(new JsonObject { ["sku"] = (string?)purchase["sku"], ["quantity"] = quantity, ["unitPrice"] = price, ["amount"] = quantity * price }),
            ["total"] = quantity * price,
        });
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync());
        return (await entered.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static Task<McpClient> ConnectAsync(HttpClient person, string? answer = null, List<string>? asked = null)
    {
        var options = new McpClientOptions();
        if (answer is not null)
        {
            options.Handlers.ElicitationHandler = (request, _) =>
            {
                asked?.Add(request!.Message);
                return ValueTask.FromResult(new ElicitResult { Action = answer });
            };
        }

        var transport = new HttpClientTransport(
            new() { Endpoint = new(person.BaseAddress!, "api/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, person, ownsHttpClient: false);
        return McpClient.CreateAsync(transport, options);
    }

    private static async Task<JsonObject> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var result = await client.CallToolAsync(tool, arguments);
        Assert.False(result.IsError ?? false, TextOf(result));
        return JsonNode.Parse(TextOf(result))!.AsObject();
    }

    private static string TextOf(CallToolResult result) => ((TextContentBlock)result.Content[0]).Text;
}
