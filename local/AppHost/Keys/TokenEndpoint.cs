using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ProcurementFunctions.Local.AppHost.Keys;

/// <summary>
/// <c>GET /local/token?user=NAME&amp;roles=a,b</c> answers a token as text. Only for programs on this machine: not for other
/// machines, and not for web pages of another origin. (Under a name that was made to lead here, the runtime answers nothing.)
/// </summary>
internal static class TokenEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SigningKey key) =>
        routes.MapGet("/local/token", (HttpContext context) => Answer(context, key));

    private static IResult Answer(HttpContext context, SigningKey key)
    {
        if (!IsLocalProgram(context))
            return Results.Problem("tokens are given to programs on this machine alone", statusCode: 403, title: "Forbidden");
        var query = context.Request.Query;
        if (query["user"].Count > 1 || query["roles"].Count > 1)
            return Results.Problem("user and roles may be given once each", statusCode: 400, title: "Bad input");
        var (person, problem) = LocalPerson.Parse(query["user"], query["roles"]);
        if (person is null) return Results.Problem(problem, statusCode: 400, title: "Bad input");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(key.IssueToken(person.Name, person.Roles), "text/plain");
    }

    internal static bool IsLocalProgram(HttpContext context)
    {
        var headers = context.Request.Headers;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && headers.Origin.Count == 0
            && headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin";
    }
}
