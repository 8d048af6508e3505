using Azure.Core;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>
/// An address that a setting names: https, or plain http on this machine alone, for an emulator. A token is sent to it and
/// nowhere else.
/// </summary>
internal sealed record VaultAddress(string Setting, Uri Uri)
{
    /// <summary>As Azure's clients want it, which give a token to https alone.</summary>
    public Uri Https { get; } = new UriBuilder(Uri) { Scheme = Uri.UriSchemeHttps, Port = Uri.Port }.Uri;

    /// <summary>Null where the setting is not set; throws where it is no address that a token may be sent to.</summary>
    public static VaultAddress? Read(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && MayGetToken(address) => new(setting, address),
        _ => throw new InvalidOperationException($"{setting} is not an https address."),
    };

    /// <summary>Binds a client to this address.</summary>
    public T Bind<T>(T options)
        where T : ClientOptions
    {
        options.AddPolicy(new OneAddressPolicy(Uri), HttpPipelinePosition.BeforeTransport);
        return options;
    }

    public bool IsSameHost(Uri other) =>
        Uri.Compare(Https, other, UriComponents.HostAndPort, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool MayGetToken(Uri address) =>
        address.UserInfo is "" && address.Query is "" && address.Fragment is ""
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.Host is "127.0.0.1" or "localhost"));
}
