using System.Net;
using System.Text.Json.Nodes;
using CsCheck;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

public sealed class StrictInputTests
{
    private static readonly Gen<string> Values = OneOf(
        "null", "true", "0", "-1", "7", "2147483648", "-2147483649", "1e400", "0.00000000000000000000000000001", "\"\"", "\"x\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"LAMP\"", "\"standard\"", "\"2026-13-45\"", "[]", "{}", "[{}]", "[[[[1]]]]", "[null]",
        """[{"sku":"LAMP","quantity":50,"unitPrice":8.5}]""", """[{"sku":null,"quantity":1e9,"unitPrice":-1}]""",
        """[{"sku":"LAMP","quantity":50,"unitPrice":79228162514264337593543950335}]""",
        """[{"sku":"LAMP","quantity":50,"unitPrice":79228162514264337593543950336}]""");

    private static readonly Gen<string> Bodies =
        from names in OneOf("sku", "quantity", "shipping", "neededBy", "orderNumber", "quoteId", "lines", "more").Array[0, 8]
        from values in Values.Array[names.Length]
        from cut in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 5]))
        let text = "{" + string.Join(',', names.Zip(values, (name, value) => $"\"{name}\":{value}")) + "}"
        select text[..Math.Max(0, text.Length - cut)];

    [Fact]
    public async Task Call_AnyBody_IsAnsweredOrRefusedClearly()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var cases = new List<(string Path, string Body)>();
        Gen.Select(OneOf("quotes", "orders"), Bodies).Sample(cases.Add, iter: 600, threads: 1);

        foreach (var (path, body) in cases)
        {
            using var response = await market.SendAsync(HttpMethod.Post, path, body, "x");
            var text = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode is 200 or 201 or 400 or 404 or 422, $"{path} {body}: {response.StatusCode} {text}");
            if (!response.IsSuccessStatusCode)
                Assert.Equal((int)response.StatusCode, JsonNode.Parse(text)!["status"]!.GetValue<int>());
        }
    }

    [Theory]
    [InlineData("orders/%20")]
    [InlineData("orders/a%2Fb")]
    [InlineData("orders/'; DROP TABLE orders; --")]
    [InlineData("orders/%F0%9F%9A%B2")]
    public async Task LookUp_StrangeNumber_Is404(string path)
    {
        await using var market = await SimulatedMarket.OpenAsync();
        await market.OrderAsync("PO-1", "LAMP", 50);

        using var response = await market.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Single(market.Server.ReceivedOrders());
    }

    [Fact]
    public async Task Order_BytesThatAreNotUtf8_Is400()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri($"{market.Server.EndpointOf(SimulatedMarket.Acme)}/orders"));
        request.Headers.Authorization = new("Bearer", market.Token);
        request.Content = new ByteArrayContent([(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        request.Content.Headers.ContentType = new("application/json");

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Order_GoodBodyWithAnUnknownField_IsTaken()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);
        order["note"] = "by the back door";

        using var response = await market.PostOrderAsync(order);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(n => texts[n]);
}
