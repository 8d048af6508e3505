using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Pages;
using ProcurementFunctions.Tools;

namespace ProcurementFunctions.Mcp;

/// <summary>The Model Context Protocol over Streamable HTTP, without sessions.</summary>
internal sealed class McpFunctions(McpEndpoint endpoint, ConsoleAddress address, IOptions<SignInOptions> signIn)
{
    public const string Name = "PostMcp";
    public const string Route = "api/mcp";
    public const string MetadataRoute = ".well-known/oauth-protected-resource/" + Route;

    [Function(Name)]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        FunctionContext context,
        [DurableClient] DurableTaskClient client)
    {
        var own = address.Of(request);
        RequireOwnOrigin(request, own);
        if (request.ContentLength > BodyLimits.Default) throw LimitedStream.TooLarge(BodyLimits.Default);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = BodyLimits.Default;
        request.HttpContext.Features.Set(new ToolCall(context, client));
        await endpoint.HandleAsync(request.HttpContext);
        return Results.Empty;
    }

    /// <summary>There is no stream from the server, as there are no sessions.</summary>
    [Function("NoMcpStream")]
    [AllowAnonymous]
    public static Answer Refuse([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request) =>
        Answers.Problem(new ProblemException(405, "Method not allowed", "send POST: this server has no sessions")).WithHeader("Allow", "POST");

    /// <summary>Who signs in for the tools: RFC 9728.</summary>
    [Function("GetMcpMetadata")]
    [AllowAnonymous]
    public Answer GetMetadata(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = MetadataRoute)] HttpRequest request) =>
        Answers.Ok(
            new ResourceMetadata($"{address.Of(request)}/{Route}", [signIn.Value.DiscoveryAuthority], ["header"], "Procurement agent"),
            McpJson.Default.ResourceMetadata);

    /// <summary>A page of another site must not use the browser of somebody who can reach the app.</summary>
    private static void RequireOwnOrigin(HttpRequest request, string own)
    {
        if (request.Headers.Origin is [{ Length: > 0 } origin] && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
            throw ProblemException.Forbidden("requests from pages of another site are not taken");
    }
}
