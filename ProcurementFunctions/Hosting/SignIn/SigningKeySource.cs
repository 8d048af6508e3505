using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>The keys that tokens are signed with: from the settings, or discovered at the authority and kept fresh.</summary>
internal sealed class SigningKeySource : IDisposable
{
    private static readonly TimeSpan DiscoveryTimeout = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<SecurityKey>? _fixed;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _discovered;
    private readonly HttpClient? _http;

    public SigningKeySource(IOptions<SignInOptions> options)
    {
        if (!string.IsNullOrWhiteSpace(options.Value.SigningKeys))
        {
            _fixed = KeySet.Parse(options.Value.SigningKeys).Value;
            return;
        }

        var authority = new Uri(options.Value.DiscoveryAuthority.TrimEnd('/') + "/.well-known/openid-configuration");
        _http = new HttpClient { Timeout = DiscoveryTimeout };
        _discovered = new ConfigurationManager<OpenIdConnectConfiguration>(
            authority.AbsoluteUri,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(_http) { RequireHttps = !authority.IsLoopback });
    }

    /// <exception cref="ProblemException">503: the authority cannot be reached.</exception>
    public ValueTask<IEnumerable<SecurityKey>> GetAsync(CancellationToken cancellation) =>
        _fixed is not null ? new(_fixed) : DiscoverAsync(cancellation);

    private async ValueTask<IEnumerable<SecurityKey>> DiscoverAsync(CancellationToken cancellation)
    {
        try
        {
            return (await _discovered!.GetConfigurationAsync(cancellation)).SigningKeys;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            throw ProblemException.Unavailable("the sign-in authority cannot be reached", TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>Asks for fresh keys with the next token, because one was signed with a key that is not known here.</summary>
    /// <returns>Whether there is anything to ask.</returns>
    public bool Refresh()
    {
        _discovered?.RequestRefresh();
        return _discovered is not null;
    }

    public void Dispose() => _http?.Dispose();
}
