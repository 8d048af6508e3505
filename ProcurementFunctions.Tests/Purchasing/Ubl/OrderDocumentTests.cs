using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace ProcurementFunctions.Tests.Purchasing.Ubl;

/// <summary>Orders out and responses in, as UBL over HTTP.</summary>
public sealed class OrderDocumentTests : IAsyncLifetime
{
    private PurchaseShop _shop = null!;

    public async Task InitializeAsync() => _shop = await PurchaseShop.OpenAsync((_, profile) => profile with { ExtraLeadDays = 300 });

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    private Task<HttpResponseMessage> GetAsync(JsonObject purchase, string query = "") =>
        _shop.Buyer.GetAsync(new Uri($"api/purchases/{purchase["id"]}/order.xml{query}", UriKind.Relative));

    [Fact]
    public async Task Order_BeforeAndAfterItIsMade_ConflictThenTheDocument()
    {
        await _shop.ChangeOperationsAsync(settings => settings["firm"] = new JsonObject { ["name"] = "Example Shop", ["countryCode"] = "DE" });
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 30), "awaitingApproval");
        using var early = await GetAsync(waiting);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        using var decision = await _shop.ApproveAsync(waiting);
        var ordered = await _shop.UntilAsync(waiting, "ordered");

        using var answer = await GetAsync(ordered);
        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        var order = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        UblOrderSchema.AssertValid(order);
        Assert.Contains("Example Shop", order.Value, StringComparison.Ordinal);
        using var named = await GetAsync(ordered, $"?order={ordered["order"]!["orderNumber"]}");
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        using var other = await GetAsync(ordered, "?order=PO-OTHER");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task OrderResponse_Signed_IsTakenOnceAndUnsignedNever()
    {
        var ordered = await _shop.UntilAsync(await _shop.ApprovedAsync("NUT", 30), "ordered");
        var response = OrderResponseXmlTests.Response("AP", (string)ordered["order"]!["orderNumber"]!, "ubl-1");

        Assert.Equal(HttpStatusCode.Unauthorized, await _shop.TellAsync("ACME", response, "application/xml", "another secret"));
        Assert.Equal(HttpStatusCode.NoContent, await _shop.TellAsync("ACME", response, "application/xml"));
        Assert.Equal(HttpStatusCode.NoContent, await _shop.TellAsync("ACME", response, "text/xml"));
        var told = (await _shop.GetAsync(ordered))["timeline"]!.AsArray()
            .Where(entry => ((string)entry!["detail"]!).Contains("response AP", StringComparison.Ordinal));
        Assert.Single(told);

        Assert.Equal(HttpStatusCode.BadRequest, await _shop.TellAsync("ACME", "<!DOCTYPE x><x/>", "application/xml"));
        Assert.Equal(HttpStatusCode.NotFound, await _shop.TellAsync("ACME", OrderResponseXmlTests.Response(), "application/xml"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await _shop.TellAsync("ACME", response, "text/plain"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await _shop.TellAsync("ACME", new string(' ', 65 * 1024) + response, "application/xml"));
    }
}
