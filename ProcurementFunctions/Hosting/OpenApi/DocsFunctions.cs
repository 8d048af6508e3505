using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace ProcurementFunctions.Hosting.OpenApi;

/// <summary>The API's documentation to read and to try out, made of its description by Swagger UI. Nothing comes from elsewhere.</summary>
public sealed class DocsFunctions
{
    /// <summary>The viewer draws its marks as data images.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string Viewer = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    private static readonly Lazy<Answer> Page = new(() => Own("docs.html", "text/html; charset=utf-8"));

    private static readonly Dictionary<string, Lazy<Answer>> Files = new(StringComparer.Ordinal)
    {
        ["docs.js"] = new(() => Own("docs.js", "text/javascript; charset=utf-8")),
        ["swagger-ui-bundle.js"] = new(() => OfViewer("swagger-ui-bundle.js", "text/javascript; charset=utf-8")),
        ["swagger-ui.css"] = new(() => OfViewer("swagger-ui.css", "text/css; charset=utf-8")),
    };

    [Function("GetDocs")]
    [AllowAnonymous]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs")] HttpRequest request) => Page.Value;

    [Function("GetDocsFile")]
    [AllowAnonymous]
    public static IResult GetFile([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs/{name}")] HttpRequest request, string name) =>
        Files.TryGetValue(name, out var file) ? file.Value : throw ProblemException.NotFound($"there is no file {name}");

    private static Answer Own(string name, string type) => Answered(Read(typeof(DocsFunctions).Assembly, $"Docs.{name}"), type);

    /// <summary>They are packed in the package, and are sent so.</summary>
    private static Answer OfViewer(string name, string type)
    {
        var bytes = Read(typeof(SwaggerUIOptions).Assembly, Viewer + name);
        var answer = Answered(bytes, type).WithHeader("Cache-Control", "public, max-age=86400");
        return bytes is [0x1F, 0x8B, ..] ? answer.WithHeader("Content-Encoding", "gzip") : answer;
    }

    private static Answer Answered(byte[] bytes, string type) => new(
        200, type, bytes, new Dictionary<string, string> { ["Content-Security-Policy"] = Policy, ["X-Frame-Options"] = "DENY", ["Referrer-Policy"] = "same-origin" });

    private static byte[] Read(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
