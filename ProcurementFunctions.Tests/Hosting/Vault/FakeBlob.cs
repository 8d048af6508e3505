using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>One blob of Azure Storage: reads, and writes on the condition of an ETag.</summary>
internal sealed class FakeBlob : IAsyncDisposable
{
    private const string Path = "/account/data-protection/key-ring.xml";

    private readonly Lock _gate = new();
    private byte[]? _content;
    private int _version;
    private FakeAzure? _server;

    public FakeAzure Server => _server!;

    public string Url => Server.Url + Path;

    public string? Text
    {
        get => _content is null ? null : Encoding.UTF8.GetString(_content);
        set => (_content, _version) = (value is null ? null : Encoding.UTF8.GetBytes(value), _version + 1);
    }

    /// <summary>Runs before each write is looked at.</summary>
    public Func<Task>? BeforeWrite { get; set; }

    /// <summary>The next write is kept, but its answer is lost.</summary>
    public bool LosesNextAnswer { get; set; }

    public static async Task<FakeBlob> StartAsync()
    {
        var blob = new FakeBlob();
        blob._server = await FakeAzure.StartAsync(app =>
        {
            app.MapGet(Path, blob.Read);
            app.MapPut(Path, (Delegate)blob.WriteAsync);
        });
        return blob;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private IResult Read(HttpContext http)
    {
        lock (_gate)
        {
            if (_content is null) return Refuse(http, StatusCodes.Status404NotFound, "BlobNotFound");
            Describe(http);
            http.Response.Headers["x-ms-blob-type"] = "BlockBlob";
            return Results.Bytes(_content, "application/xml");
        }
    }

    private async Task<IResult> WriteAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (BeforeWrite is { } before) await before();
        lock (_gate)
        {
            if (http.Request.Headers.IfNoneMatch == "*" && _content is not null) return Refuse(http, StatusCodes.Status409Conflict, "BlobAlreadyExists");
            if (http.Request.Headers.IfMatch is [{ } match] && (match != ETag || _content is null))
                return Refuse(http, StatusCodes.Status412PreconditionFailed, "ConditionNotMet");
            (_content, _version) = (body.ToArray(), _version + 1);
            Describe(http);
        }

        if (!LosesNextAnswer) return Results.StatusCode(StatusCodes.Status201Created);
        LosesNextAnswer = false;
        http.Abort();
        return Results.Empty;
    }

    private string ETag => string.Create(CultureInfo.InvariantCulture, $"\"0x{_version:X}\"");

    private void Describe(HttpContext http)
    {
        http.Response.Headers.ETag = ETag;
        http.Response.Headers.LastModified = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
    }

    private static IResult Refuse(HttpContext http, int status, string code)
    {
        http.Response.Headers["x-ms-error-code"] = code;
        return Results.StatusCode(status);
    }
}
