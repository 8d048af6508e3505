using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>One person's way into the app, over HTTP.</summary>
internal sealed class AppClient(HttpClient http) : IDisposable
{
    private const int PageSize = 200;

    /// <summary>How often a call is made again when a store of the app was away for a moment (503: nothing was half applied).</summary>
    private const int Retries = 5;

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> json, CancellationToken cancellation)
    {
        using var answer = await PatientlyAsync(() => http.GetAsync(Api(path), cancellation), cancellation);
        return await ReadAsync(answer, json, cancellation);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string path, JsonTypeInfo<ListOf<T>> json, CancellationToken cancellation)
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var next = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await GetAsync($"{path}{separator}limit={PageSize}{next}", json, cancellation);
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return items;
    }

    public async Task<T> PostAsync<T>(string path, JsonObject? body, JsonTypeInfo<T> json, CancellationToken cancellation)
    {
        using var answer = await SendAsync(path, body, cancellation);
        return await ReadAsync(answer, json, cancellation);
    }

    /// <summary>The status alone, of a POST that may be refused.</summary>
    public async Task<HttpStatusCode> TryPostAsync(string path, JsonObject body, CancellationToken cancellation)
    {
        using var answer = await SendAsync(path, body, cancellation);
        return answer.StatusCode;
    }

    /// <summary>Reads a document, changes it and writes it back under the ETag that it was read with.</summary>
    public async Task ChangeAsync(string path, Action<JsonObject> change, CancellationToken cancellation)
    {
        using var read = await PatientlyAsync(() => http.GetAsync(Api(path), cancellation), cancellation);
        var document = await ReadAsync(read, DemoJson.Default.JsonObject, cancellation);
        change(document);
        using var request = new HttpRequestMessage(HttpMethod.Put, Api(path))
        {
            Content = JsonContent.Create(document, DemoJson.Default.JsonObject),
        };
        request.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag?.ToString());
        using var written = await http.SendAsync(request, cancellation);
        await RequireSuccessAsync(written, cancellation);
    }

    public void Dispose() => http.Dispose();

    private static Uri Api(string path) => new($"api/{path}", UriKind.Relative);

    private Task<HttpResponseMessage> SendAsync(string path, JsonObject? body, CancellationToken cancellation) => PatientlyAsync(
        async () =>
        {
            using var content = body is null ? null : JsonContent.Create(body, DemoJson.Default.JsonObject);
            return await http.PostAsync(Api(path), content, cancellation);
        },
        cancellation);

    private static async Task<HttpResponseMessage> PatientlyAsync(Func<Task<HttpResponseMessage>> call, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await call();
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == Retries) return answer;
            var pause = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            answer.Dispose();
            await Task.Delay(pause, TimeProvider.System, cancellation);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> json, CancellationToken cancellation)
    {
        await RequireSuccessAsync(answer, cancellation);
        return await answer.Content.ReadFromJsonAsync(json, cancellation)
            ?? throw new DemoFailedException($"{answer.RequestMessage!.RequestUri!.PathAndQuery} answered nothing");
    }

    private static async Task RequireSuccessAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode) return;
        var request = answer.RequestMessage!;
        throw new DemoFailedException(
            $"{request.Method} {request.RequestUri!.PathAndQuery} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }
}
