using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages;

/// <summary>The files of the pages.</summary>
[Page]
internal static class AssetFunctions
{
    [Function("GetAsset")]
    [AllowAnonymous]
    public static Answer Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name)
    {
        var asset = ConsoleAssets.Find(name) ?? throw ProblemException.NotFound("there is no such file");
        return (Answers.NoContent with { Status = 200, ContentType = asset.ContentType, Body = asset.Bytes })
            .WithHeader("Cache-Control", "public, max-age=31536000, immutable");
    }
}
