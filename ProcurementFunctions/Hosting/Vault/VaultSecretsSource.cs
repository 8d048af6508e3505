using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>A vault's secrets as settings.</summary>
internal sealed class VaultSecretsSource(VaultAddress vault, TokenCredential identity) : IConfigurationSource
{
    /// <summary>How long one request may take: a vault that a firewall hides should be named soon.</summary>
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(15);

    public IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        var options = vault.Bind(new SecretClientOptions());
        options.Retry.NetworkTimeout = RequestLimit;
        // An emulator challenges for the real vault's resource. What it gets is said by the setting.
        options.DisableChallengeResourceVerification = vault.Uri.Scheme == Uri.UriSchemeHttp;
        return new VaultSecretsProvider(vault, new SecretClient(vault.Https, identity, options), TimeProvider.System);
    }
}
