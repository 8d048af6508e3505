using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Moq;
using ProcurementFunctions.Credentials;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Vendors;

/// <summary>What a vendor may answer over HTTP, sense or nonsense.</summary>
public sealed class VendorClientTests
{
    private const string Number = "PO-1";

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task Find_TimesThatStandForNone_AreNone(string none)
    {
        var order = await FindAsync($$"""
            {"orderNumber":"PO-1","status":"acknowledged","expectedAt":"{{none}}",
             "shipments":[{"shipmentId":"S","lines":[{"sku":"A","quantity":2}],"shippedAt":"2026-12-02T00:00:00Z","deliveredAt":"{{none}}"}],
             "lines":[{"sku":"A","quantity":2,"expectedAt":"{{none}}"}]}
            """);

        Assert.Null(order!.ExpectedAt);
        Assert.Null(order.Lines![0].ExpectedAt);
        Assert.Equal((new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero), null), (order.Shipments[0].ShippedAt, order.Shipments[0].DeliveredAt));
    }

    [Theory]
    [InlineData("""{"orderNumber":"PO-1","status":"shipped","shipments":[{"shipmentId":"S"}]}""")]
    [InlineData("""{"orderNumber":"PO-1","status":"shipped","shipments":[null]}""")]
    [InlineData("""{"orderNumber":"PO-1","status":"shipped","shipments":[{"shipmentId":"S","lines":[null]}]}""")]
    [InlineData("""{"orderNumber":"PO-1","status":"shipped","shipments":[{"shipmentId":"S","lines":[{"sku":"A","quantity":2147483647},{"sku":"A","quantity":2147483647}]}]}""")]
    [InlineData("""{"orderNumber":"PO-1","status":"shipped","lines":[null]}""")]
    [InlineData("<html></html>")]
    public async Task Find_Nonsense_IsAVendorThatIsAway(string answer) =>
        await Assert.ThrowsAsync<VendorUnavailableException>(() => FindAsync(answer));

    private static async Task<VendorOrder?> FindAsync(string answer)
    {
        var tokens = new Mock<IVendorTokens>();
        tokens.Setup(known => known.GetAsync("ACME", It.IsAny<CancellationToken>())).ReturnsAsync("token");
        using var http = new HttpClient(new Answering(answer));
        var client = new VendorClient(http, tokens.Object, Options.Create(new VendorOptions { Endpoint = "https://vendors.example/{vendorId}" }));
        return await client.FindOrderAsync("ACME", Number, default);
    }

    private sealed class Answering(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
