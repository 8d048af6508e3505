using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Local.AppHost.Issuer;

/// <summary>
/// Signs people in to the console on this machine, in place of Microsoft Entra: a page on which one picks who one is, and the
/// authorization code flow with PKCE. It listens on 127.0.0.1 and answers under no other name.
/// </summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, IssuedCode> _codes = new(StringComparer.Ordinal);
    private readonly SigningKey _key;
    private readonly TimeProvider _wall;
    private readonly WebApplication _app;

    private LocalIssuer(SigningKey key, TimeProvider wall)
    {
        (_key, _wall) = (key, wall);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.AddRoutingCore().AddLogging();
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["127.0.0.1", "localhost"]);
        _app = builder.Build();
        _app.UseHostFiltering();
        _app.UseRouting();
        _app.MapGet("/.well-known/openid-configuration", http => Results.Text(Description(), "application/json").ExecuteAsync(http));
        _app.MapGet("/keys", http => Results.Text(_key.PublicKeySet(), "application/json").ExecuteAsync(http));
        _app.MapGet("/authorize", http => Authorize(http).ExecuteAsync(http));
        _app.MapPost("/token", async http => await (await RedeemAsync(http)).ExecuteAsync(http));
    }

    /// <summary>Where it is discovered.</summary>
    public string Authority => _app.Urls.First();

    public static async Task<LocalIssuer> StartAsync(SigningKey key, TimeProvider wall, CancellationToken cancellation)
    {
        var issuer = new LocalIssuer(key, wall);
        await issuer._app.StartAsync(cancellation);
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private string Description() => new JsonObject
    {
        ["issuer"] = SigningKey.Issuer,
        ["authorization_endpoint"] = $"{Authority}/authorize",
        ["token_endpoint"] = $"{Authority}/token",
        ["jwks_uri"] = $"{Authority}/keys",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
    }.ToJsonString();

    /// <summary>Without a person, the page that asks for one.</summary>
    private IResult Authorize(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (SignInRequest.Read(http.Request.Query) is not { } asked)
            return Results.Problem("this is not a sign-in of the console", statusCode: 400, title: "Bad input");
        if (http.Request.Query["user"].Count == 0) return PeoplePage.Of(http);
        var (person, problem) = LocalPerson.Parse(http.Request.Query["user"], string.Join(',', http.Request.Query["roles"].ToArray()));
        if (person is null) return Results.Problem(problem, statusCode: 400, title: "Bad input");
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        _codes[code] = new(person, asked.RedirectUri, asked.Challenge, asked.Nonce, _wall.GetUtcNow() + CodeLifetime);
        return Results.Redirect(QueryHelpers.AddQueryString(asked.RedirectUri, new Dictionary<string, string?> { ["code"] = code, ["state"] = asked.State }));
    }

    /// <summary>Each code once (RFC 6749, 4.1.3; RFC 7636, 4.6).</summary>
    private async Task<IResult> RedeemAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var form = await http.Request.ReadFormAsync();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["grant_type"] != "authorization_code" || form["client_id"] != SigningKey.Audience
            || !_codes.TryRemove(form["code"].ToString(), out var issued)
            || issued.Expires <= _wall.GetUtcNow() || issued.RedirectUri != form["redirect_uri"] || issued.Challenge != challenge)
        {
            return Results.Text("""{"error":"invalid_grant"}""", "application/json", statusCode: 400);
        }

        var token = _key.IssueToken(issued.Person.Name, issued.Person.Roles, issued.Nonce);
        return Results.Text(new JsonObject { ["id_token"] = token, ["access_token"] = token, ["token_type"] = "Bearer" }.ToJsonString(), "application/json");
    }
}
