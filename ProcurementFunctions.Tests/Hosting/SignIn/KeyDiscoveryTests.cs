using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.SignIn;

public sealed class KeyDiscoveryTests
{
    [Fact]
    public async Task Keys_NotInTheSettings_AreDiscoveredAtTheAuthority()
    {
        await using var authority = WebApplication.Create();
        authority.Urls.Add("http://127.0.0.1:0");
        EdgeApp? app = null;
        authority.MapGet("/.well-known/openid-configuration", (HttpRequest r) =>
            Results.Json(new { issuer = TokenMaker.Issuer, jwks_uri = $"http://{r.Host}/keys" }));
        authority.MapGet("/keys", () => Results.Text(app!.Tokens.PublicKeys, "application/json"));
        await authority.StartAsync();

        await using (app = await EdgeApp.StartAsync([typeof(SignInFunctions)], settings: Discovering(authority.Urls.First())))
        {
            Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(HttpMethod.Get, "/api/unmarked")).StatusCode);
            using var other = new TokenMaker("key-2");
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/unmarked");
            request.Headers.Authorization = new("Bearer", other.Make("ann"));
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Authority_ThatIsAway_Is503WithRetryAfter()
    {
        var nobody = $"http://127.0.0.1:{FreePort.Find()}";
        await using var app = await EdgeApp.StartAsync([typeof(SignInFunctions)], settings: Discovering(nobody));
        var answer = await app.SendAsync(HttpMethod.Get, "/api/unmarked");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static Dictionary<string, string?> Discovering(string authority) =>
        new() { ["SignIn:SigningKeys"] = "", ["SignIn:Authority"] = authority };
}
