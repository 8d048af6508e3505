using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages.SignIn;

/// <summary>The OpenID Connect issuer that people sign in with: the authorization code flow with PKCE.</summary>
internal sealed class Issuer : IDisposable
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] ExchangeScope = ["api://AzureADTokenExchange/.default"];

    private readonly ConsoleOptions _options;
    private readonly TokenCredential _identity;
    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _discovered;

    public Issuer(IOptions<ConsoleOptions> options, IOptions<SignInOptions> signIn, TokenCredential identity)
    {
        (_options, _identity) = (options.Value, identity);
        ClientId = _options.ClientId is { Length: > 0 } id ? id : signIn.Value.Audience;
        var authority = _options.Authority is { Length: > 0 } own ? own : signIn.Value.DiscoveryAuthority;
        var address = authority.TrimEnd('/') + "/.well-known/openid-configuration";
        _discovered = new(
            address,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(_http) { RequireHttps = !address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) });
    }

    public string ClientId { get; }

    /// <summary>Where the browser is sent to sign in.</summary>
    /// <exception cref="ProblemException">503: the issuer cannot be reached.</exception>
    public async Task<string> AuthorizeUrlAsync(SignInAttempt attempt, string redirectUri, CancellationToken cancellation)
    {
        var request = new OpenIdConnectMessage
        {
            IssuerAddress = (await DiscoverAsync(cancellation)).AuthorizationEndpoint,
            ClientId = ClientId,
            ResponseType = OpenIdConnectResponseType.Code,
            ResponseMode = OpenIdConnectResponseMode.Query,
            Scope = "openid profile",
            RedirectUri = redirectUri,
            State = attempt.State,
            Nonce = attempt.Nonce,
        };
        request.SetParameter("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))));
        request.SetParameter("code_challenge_method", "S256");
        return request.CreateAuthenticationRequestUrl();
    }

    /// <summary>The id token that a code stands for; null: the issuer does not take the code.</summary>
    /// <exception cref="ProblemException">503: the issuer cannot be reached.</exception>
    public async Task<string?> RedeemAsync(string code, SignInAttempt attempt, string redirectUri, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = ClientId,
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        await ProveAsync(fields, cancellation);
        var endpoint = (await DiscoverAsync(cancellation)).TokenEndpoint;
        try
        {
            using var body = new FormUrlEncodedContent(fields);
            using var answer = await _http.PostAsync(new Uri(endpoint), body, cancellation);
            if ((int)answer.StatusCode >= 500) throw Away();
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync(PagesJson.Default.IssuedTokens, cancellation))?.IdToken
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw Away();
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task ProveAsync(Dictionary<string, string> fields, CancellationToken cancellation)
    {
        if (_options.ClientIdentity)
        {
            fields["client_assertion_type"] = AssertionType;
            fields["client_assertion"] = (await _identity.GetTokenAsync(new TokenRequestContext(ExchangeScope), cancellation)).Token;
        }
        else if (_options.ClientSecret is { Length: > 0 } secret)
        {
            fields["client_secret"] = secret;
        }
    }

    private async Task<OpenIdConnectConfiguration> DiscoverAsync(CancellationToken cancellation)
    {
        try
        {
            return await _discovered.GetConfigurationAsync(cancellation);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            throw Away();
        }
    }

    private static ProblemException Away() => ProblemException.Unavailable("the sign-in authority cannot be reached", TimeSpan.FromSeconds(5));
}
