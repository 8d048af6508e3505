using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Local.AppHost.Issuer;

/// <summary>An authorization request (OpenID Connect Core 1.0, 3.1.2.1) of the app's.</summary>
internal sealed record SignInRequest(string RedirectUri, string State, string Nonce, string Challenge)
{
    /// <summary>Null where it is none that the app would send.</summary>
    public static SignInRequest? Read(IQueryCollection query) =>
        query is { Count: > 0 }
        && query["client_id"] == SigningKey.Audience && query["response_type"] == "code" && query["code_challenge_method"] == "S256"
        && query["scope"].ToString().Split(' ').Contains("openid")
        && Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect) && redirect is { IsLoopback: true, AbsolutePath: "/sign-in/callback", Query: "" }
        && query["state"] is [{ Length: > 0 } state] && query["nonce"] is [{ Length: > 0 } nonce] && query["code_challenge"] is [{ Length: > 0 } challenge]
            ? new(redirect.AbsoluteUri, state, nonce, challenge)
            : null;
}
