using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests;

/// <summary>What comes in from outside and is wrong gets problem details that say what and where, never a 500.</summary>
public sealed class BadInputTests(LocalCloudFixture fixture) : IClassFixture<LocalCloudFixture>
{
    [Theory]
    [InlineData("messages", "{", 400, "body")]
    [InlineData("messages", "[]", 400, null)]
    [InlineData("messages", "\"text\"", 400, null)]
    [InlineData("messages", "", 400, "body")]
    [InlineData("messages", """{"messageId":"1"}""", 400, "text")]
    [InlineData("messages", """{"messageId":"1","text":5}""", 400, "text")]
    [InlineData("messages", """{"messageId":"1","text":"hi","colour":"red"}""", 400, "colour")]
    [InlineData("messages", """{"messageId":"","text":"hi"}""", 400, "messageId")]
    [InlineData("messages", """{"messageId":"1","text":""}""", 400, "text")]
    [InlineData("purchases", """{"sku":"BOLT"}""", 400, "quantity")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":"ten"}""", 400, "quantity")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1.5}""", 400, "quantity")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":-1}""", 400, "quantity")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":0}""", 400, "quantity")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1000001}""", 400, "quantity")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":99999999999999999999}""", 400, "quantity")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"neededBy":"soon"}""", 400, "neededBy")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"neededBy":"2020-01-01"}""", 400, "neededBy")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"shipping":"overnight"}""", 400, "shipping")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"shipping":7}""", 400, "shipping")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"vendor":"NOSUCH"}""", 400, "vendor")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"vendor":"a/b?c"}""", 400, "vendor")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"vendor":""}""", 400, "vendor")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"vendor":"GONE"}""", 400, "vendor")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"maxTotal":0}""", 400, "maxTotal")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"maxTotal":10.001}""", 400, "maxTotal")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"maxTotal":"ten"}""", 400, "maxTotal")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"maxUnitPrice":-2}""", 400, "maxUnitPrice")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"maxUnitPrice":1.00001}""", 400, "maxUnitPrice")]
    [InlineData("purchases", """{"sku":"BOLT","quantity":1,"note":5}""", 400, "note")]
    [InlineData("purchases", """{"sku":"NOSUCH","quantity":1}""", 404, null)]
    [InlineData("purchases", """{"sku":"a/b\\c?d#e","quantity":1}""", 404, null)]
    [InlineData("purchases", """{"sku":"","quantity":1}""", 404, null)]
    [InlineData("purchases/P-0000000000000/cancel", """{"reason":"x"}""", 404, null)]
    [InlineData("purchases/nonsense/cancel", """{"reason":"x"}""", 404, null)]
    [InlineData("purchases/P-0000000000000/receipts", """{"receiptId":"1","lines":[]}""", 404, null)]
    [InlineData("nosuchthing", "{}", 404, null)]
    public async Task Post_Wrong_SaysWhatAndWhere(string path, string body, int status, string? field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await fixture.Admin.PostAsync(new Uri($"api/{path}", UriKind.Relative), content);

        Assert.Equal(status, (int)answer.StatusCode);
        if (path == "nosuchthing") return;
        var problem = await ProblemAsync(answer);
        if (field is not null) Assert.NotNull(problem["errors"]![field]);
    }

    [Theory]
    [InlineData("purchases/P-0000000000000", 404)]
    [InlineData("purchases/%00", 400)]
    [InlineData("purchases/..%2f..%2fetc", 404)]
    [InlineData("purchases?limit=0", 400)]
    [InlineData("purchases?limit=x", 400)]
    [InlineData("purchases?cursor=!!", 400)]
    [InlineData("purchases?status=lost", 400)]
    [InlineData("inventory/NOSUCH", 404)]
    [InlineData("inventory?limit=201", 400)]
    [InlineData("inventory?low=perhaps", 400)]
    [InlineData("vendors/NOSUCH", 404)]
    [InlineData("purchases/P-0000000000000/explanation?cost=-1", 400)]
    public async Task Get_Wrong_SaysSo(string path, int status)
    {
        using var answer = await fixture.Admin.GetAsync(new Uri($"api/{path}", UriKind.Relative));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Post_HugeBody_413()
    {
        using var content = new StringContent($$"""{"messageId":"1","text":"{{new string('x', 70_000)}}"}""", Encoding.UTF8, "application/json");
        using var answer = await fixture.Buyer.PostAsync(new Uri("api/messages", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Post_NotUtf8_400()
    {
        using var content = new ByteArrayContent([.. "{\"messageId\":\"1\",\"text\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await fixture.Buyer.PostAsync(new Uri("api/messages", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Post_AnotherContentType_415()
    {
        using var content = new StringContent("<message/>", Encoding.UTF8, "application/xml");
        using var answer = await fixture.Buyer.PostAsync(new Uri("api/messages", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "inventory/check")]
    [InlineData("POST", "purchases")]
    [InlineData("POST", "messages")]
    [InlineData("GET", "session")]
    [InlineData("GET", "operations")]
    [InlineData("GET", "purchases")]
    [InlineData("GET", "budget")]
    [InlineData("GET", "vendors")]
    [InlineData("POST", "import/inventory")]
    public async Task Any_WithoutSignIn_401(string method, string path)
    {
        using var anyone = new HttpClient { BaseAddress = fixture.Cloud.Url };
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/{path}");
        using var answer = await anyone.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("approver", "POST", "purchases", """{"sku":"BOLT","quantity":1}""")]
    [InlineData("approver", "POST", "inventory/check", "{}")]
    [InlineData("buyer", "POST", "purchases/P-0000000000000/decision", """{"decision":"reject"}""")]
    [InlineData("buyer", "PUT", "operations", "{}")]
    [InlineData("buyer", "PUT", "inventory/BOLT", "{}")]
    public async Task Any_WithoutTheRole_403(string user, string method, string path, string body)
    {
        using var client = fixture.Cloud.CreateClient(user, user);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("t=1,v1=00")]
    public async Task VendorEvent_NotSigned_401(string? signature)
    {
        using var anyone = new HttpClient { BaseAddress = fixture.Cloud.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/vendors/ACME/events")
        {
            Content = new StringContent("""{"eventId":"1","type":"shipped","orderNumber":"PO-1"}""", Encoding.UTF8, "application/json"),
        };
        if (signature is not null) request.Headers.Add("X-Signature", signature);
        using var answer = await anyone.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await ProblemAsync(answer);
    }

    private static async Task<JsonObject> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        Assert.Equal((int)answer.StatusCode, (int?)problem["status"]);
        Assert.NotEmpty((string?)problem["title"] ?? "");
        Assert.NotEmpty((string?)problem["detail"] ?? "");
        Assert.DoesNotContain("   at ", problem.ToJsonString(), StringComparison.Ordinal);
        return problem;
    }
}
