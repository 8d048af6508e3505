using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ProcurementFunctions.Hosting.Vault;

namespace ProcurementFunctions.Tests.Hosting.Vault;

/// <summary>A vault's secrets as settings, read over HTTP.</summary>
public sealed class VaultSecretsTests
{
    private const string Marked = "marked-secret";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TestIdentity _identity = new();

    [Fact]
    public async Task AddVault_SecretsOfSeveralPages_AreSettings()
    {
        await using var vault = await FakeVault.StartAsync();
        for (var i = 0; i < 25; i++) vault.Put($"Vendors--Secrets--V{i}", $"secret {i}");

        var settings = Read(vault);

        Assert.Equal(25, settings.GetSection("Vendors:Secrets").GetChildren().Count());
        Assert.Equal("secret 7", settings["vendors:secrets:v7"]);
        Assert.Equal(["https://vault.azure.net/.default"], _identity.Scopes);
    }

    [Fact]
    public async Task AddVault_SecretsThatAreNotInForce_AreLeftOut()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Put("Disabled", Marked, enabled: false);
        vault.Put("Expired", Marked, expires: Now.AddMinutes(-1));
        vault.Put("Early", Marked, notBefore: Now.AddMinutes(5));
        vault.Put("InForce", "kept", notBefore: Now.AddMinutes(-1), expires: Now.AddMinutes(5));

        var settings = Read(vault);

        Assert.Equal("kept", settings["InForce"]);
        Assert.DoesNotContain(settings.AsEnumerable(), setting => setting.Value == Marked);
        Assert.DoesNotContain("GET /secrets/Disabled", vault.Server.Requests);
    }

    [Fact]
    public async Task AddVault_WhenAskedAgain_ReadsTheVaultOnce()
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Put("Name", "first");
        var settings = Read(vault);
        vault.Put("Name", "second");

        Assert.Equal("first", settings["Name"]);
        Assert.Equal(1, vault.Server.Requests.Count(request => request == "GET /secrets"));
    }

    [Theory]
    [InlineData("/secrets")]
    [InlineData("/secrets/B")]
    public async Task AddVault_AVaultThatForbids_NamesSettingAndVaultButNoSecret(string forbidden)
    {
        await using var vault = await FakeVault.StartAsync();
        vault.Put("A", Marked);
        vault.Put("B", Marked);
        vault.Server.Instead = http => http.Request.Path == forbidden
            ? Results.Json(new { error = new { code = "Forbidden", message = $"{Marked} {TestIdentity.Token}" } }, statusCode: 403)
            : null;

        var refusal = Assert.Throws<InvalidOperationException>(() => Read(vault));

        Assert.Equal($"The setting KeyVault names the key vault {vault.Server.Url}/, which cannot be read: HTTP 403 Forbidden", refusal.Message);
        AssertSaysNoSecret(refusal);
    }

    [Fact]
    public async Task AddVault_AVaultThatIsAway_IsNamed()
    {
        var vault = await FakeVault.StartAsync();
        await vault.DisposeAsync();

        var refusal = Assert.Throws<InvalidOperationException>(() => Read(vault));

        Assert.StartsWith($"The setting KeyVault names the key vault {vault.Server.Url}/", refusal.Message, StringComparison.Ordinal);
        AssertSaysNoSecret(refusal);
    }

    [Fact]
    public async Task AddVault_APageOnAnotherHost_IsNotAskedFor()
    {
        await using var other = await FakeVault.StartAsync();
        await using var vault = await FakeVault.StartAsync();
        foreach (var name in (string[])["A", "B", "C"]) vault.Put(name, Marked);
        vault.NextPages = other.Server.Url.Replace("http:", "https:", StringComparison.Ordinal);

        var refusal = Assert.Throws<InvalidOperationException>(() => Read(vault));

        Assert.Contains("leads to another host", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(other.Server.Requests);
        AssertSaysNoSecret(refusal);
    }

    private static void AssertSaysNoSecret(Exception exception)
    {
        Assert.DoesNotContain(Marked, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestIdentity.Token, exception.ToString(), StringComparison.Ordinal);
    }

    private ConfigurationManager Read(FakeVault vault)
    {
        var configuration = new ConfigurationManager { ["KeyVault"] = vault.Server.Url };
        VaultServices.AddVault(configuration, _identity);
        return configuration;
    }
}
