using System.Collections.Concurrent;
using Azure;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Hosting.Vault;

/// <summary>
/// Reads all secrets of a vault that are in force when it is loaded: <c>Vendors--Secrets--ACME</c> is
/// <c>Vendors:Secrets:ACME</c>. Throws where one cannot be read; the error names setting and vault, but no secret.
/// </summary>
internal sealed class VaultSecretsProvider(VaultAddress vault, SecretClient client, TimeProvider time) : ConfigurationProvider
{
    private const int AtOnce = 8;

    public override void Load()
    {
        try
        {
            Data = ReadAsync().GetAwaiter().GetResult();
        }
        catch (RequestFailedException refusal) when (refusal.Status > 0)
        {
            // Without the refusal itself, whose text names the secret and the caller.
            throw new InvalidOperationException($"{Problem}: HTTP {refusal.Status} {refusal.ErrorCode}");
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{Problem}: {e.Message}", e);
        }
    }

    private string Problem => $"The setting {vault.Setting} names the key vault {vault.Uri}, which cannot be read";

    private async Task<IDictionary<string, string?>> ReadAsync()
    {
        var settings = new ConcurrentDictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(
            client.GetPropertiesOfSecretsAsync(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (secret, cancellation) =>
            {
                if (!IsInForce(secret)) return;
                var read = await client.GetSecretAsync(secret.Name, cancellationToken: cancellation);
                settings[SettingOf(secret.Name)] = read.Value.Value;
            });
        return settings;
    }

    private bool IsInForce(SecretProperties secret)
    {
        var now = time.GetUtcNow();
        return secret.Enabled != false && !(secret.NotBefore > now) && !(secret.ExpiresOn <= now);
    }

    private static string SettingOf(string name) => name.Replace("--", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
}
