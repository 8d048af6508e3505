using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Http;

public sealed class HttpBodyTests
{
    [Theory]
    [InlineData("{\"sku\":\"A-1\",\"quantity\":3}", 200)]
    [InlineData("{\"sku\":\"A-1\",\"quantity\":\"three\"}", 500)]
    [InlineData("{", 500)]
    public async Task Post_FromBody_IsReadByTheWorker(string body, int status)
    {
        await using var app = await RunningApp.StartAsync(typeof(Bodies));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await app.Http.PostAsync("/api/lines", content);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 200)
            Assert.Equal(new Line("A-1", 3), await response.Content.ReadFromJsonAsync<Line>());
        else
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Post_LargeBody_ReachesTheFunction()
    {
        await using var app = await RunningApp.StartAsync(typeof(Bodies));
        const int size = 50 * 1024 * 1024;
        using var content = new ByteArrayContent(new byte[size]);

        var response = await app.Http.PostAsync("/api/count", content);

        Assert.Equal($"{size}", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_BodyOverTheLimit_Is413(bool isChunked)
    {
        await using var app = await RunningApp.StartAsync(
            builder => builder.Configuration.AddInMemoryCollection([new("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "1000")]),
            typeof(Bodies));
        using var content = new ByteArrayContent(new byte[1001]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/count") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;

        var response = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    internal sealed record Line(string Sku, int Quantity);

    internal static class Bodies
    {
        [Function("AddLine")]
        public static IResult AddLine(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lines")] HttpRequest request,
            [Microsoft.Azure.Functions.Worker.Http.FromBody] Line line) => TypedResults.Ok(line);

        [Function("Count")]
        public static async Task<IResult> Count([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "count")] HttpRequest request, CancellationToken cancellation)
        {
            var buffer = new byte[81920];
            var count = 0L;
            while (await request.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
                count += read;
            return TypedResults.Text($"{count}");
        }
    }
}
