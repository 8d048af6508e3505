using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Hosting.OpenApi;

/// <summary>The description of the whole HTTP interface.</summary>
public sealed class OpenApiFunctions
{
    private static readonly Lazy<Answer> Document = new(
        () => new(200, Answers.Json, Read(), new Dictionary<string, string>()));

    [Function("GetOpenApi")]
    [AllowAnonymous]
    public static IResult Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) => Document.Value;

    internal static byte[] Read()
    {
        using var resource = typeof(OpenApiFunctions).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("openapi.json is not embedded in the app");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
