using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.Http;

public sealed class ReadBodyTests : IAsyncLifetime
{
    private const string Good = """{"sku":"a","count":1}""";
    private EdgeApp _app = null!;

    public async Task InitializeAsync() => _app = await EdgeApp.StartAsync(
        [typeof(EdgeFunctions)], services: s => s.AddSingleton<Work>());

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task ReadBody_OfAnotherContentType_Is415()
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusOf(new StringContent(Good, Encoding.UTF8, "text/plain")));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusOf(new ByteArrayContent(Encoding.UTF8.GetBytes(Good))));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusOf(new StringContent(Good, Encoding.Latin1, "application/json")));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(new StringContent(Good, Encoding.UTF8, "application/merge-patch+json")));
    }

    [Fact]
    public async Task ReadBody_OverTheLimit_Is413WhetherItSaysSoOrNot()
    {
        var large = Encoding.UTF8.GetBytes($$"""{"sku":"{{new string('a', 65_536)}}","count":1}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusOf(Json(new ByteArrayContent(large))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusOf(Json(new Chunked(large))));
    }

    [Fact]
    public async Task ReadBody_AtTheLimit_IsRead()
    {
        var frame = """{"sku":"","count":1}""".Length;
        var largest = Encoding.UTF8.GetBytes($$"""{"sku":"{{new string('a', 65_536 - frame)}}","count":1}""");
        Assert.Equal(HttpStatusCode.OK, await StatusOf(Json(new Chunked(largest))));
    }

    [Fact]
    public async Task Answer_IsNotCachedNorSniffed()
    {
        var answer = await _app.SendAsync(HttpMethod.Post, "/api/echo", json: Good);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    private static HttpContent Json(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private async Task<HttpStatusCode> StatusOf(HttpContent content) =>
        (await _app.SendAsync(HttpMethod.Post, "/api/echo", content: content)).StatusCode;

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class Chunked(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
