using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class KeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _wall = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task IssueToken_ForAPerson_IsValidUnderThePublishedKeys()
    {
        using var key = SigningKey.LoadOrCreate(_folder["key"], _wall);
        var result = await ValidateAsync(key.IssueToken("admin", ["admin", "buyer"]), key);
        Assert.True(result.IsValid, result.Exception?.Message);
        var token = Assert.IsType<JsonWebToken>(result.SecurityToken);
        Assert.Equal("admin", token.Subject);
        Assert.Equal(["admin", "buyer"], token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value));
        Assert.Equal(TimeSpan.FromHours(24), token.ValidTo - token.ValidFrom);
    }

    [Fact]
    public async Task LoadOrCreate_ASecondTime_IsTheSameKey()
    {
        using var first = SigningKey.LoadOrCreate(_folder["key"], _wall);
        using var second = SigningKey.LoadOrCreate(_folder["key"], _wall);
        Assert.Equal(first.PublicKeySet(), second.PublicKeySet());
        Assert.True((await ValidateAsync(first.IssueToken("buyer", ["buyer"]), second)).IsValid);
    }

    [Fact]
    public async Task IssueToken_OfAnotherFolder_IsNotValid()
    {
        using var ours = SigningKey.LoadOrCreate(_folder["key"], _wall);
        using var theirs = SigningKey.LoadOrCreate(_folder["other"], _wall);
        Assert.False((await ValidateAsync(theirs.IssueToken("admin", ["admin"]), ours)).IsValid);
    }

    [Fact]
    public void PublicKeySet_HoldsNothingPrivate()
    {
        using var key = SigningKey.LoadOrCreate(_folder["key"], _wall);
        var published = Assert.Single(new JsonWebKeySet(key.PublicKeySet()).Keys);
        Assert.False(published.HasPrivateKey);
        Assert.DoesNotContain("\"d\"", key.PublicKeySet(), StringComparison.Ordinal);
    }

    [Fact]
    public void LoadOrCreate_DamagedKey_SaysSo()
    {
        File.WriteAllText(_folder["key"], "not a key");
        var e = Assert.Throws<InvalidDataException>(() => SigningKey.LoadOrCreate(_folder["key"], _wall));
        Assert.Contains(_folder["key"], e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SecretOf_Vendors_DiffersByVendorAndFolderAndStaysTheSame()
    {
        var secrets = VendorSecrets.LoadOrCreate(_folder["vendors"]);
        Assert.Equal(secrets.SecretOf("A"), VendorSecrets.LoadOrCreate(_folder["vendors"]).SecretOf("A"));
        Assert.NotEqual(secrets.SecretOf("A"), secrets.SecretOf("B"));
        Assert.NotEqual(secrets.SecretOf("A"), VendorSecrets.LoadOrCreate(_folder["others"]).SecretOf("A"));
        Assert.Equal(64, secrets.SecretOf("A").Length);
    }

    [Fact]
    public void LoadOrCreate_DamagedVendorSecret_SaysSo()
    {
        File.WriteAllText(_folder["vendors"], "short");
        Assert.Throws<InvalidDataException>(() => VendorSecrets.LoadOrCreate(_folder["vendors"]));
    }

    [Theory]
    [InlineData("anna", "buyer", "buyer")]
    [InlineData("anna.b-c_d@example", "admin, buyer,admin", "admin buyer")]
    [InlineData("7", "", "")]
    [InlineData("anna", null, "")]
    public void Parse_GoodPerson_IsTaken(string name, string? roles, string expected)
    {
        var (person, problem) = LocalPerson.Parse(name, roles);
        Assert.Null(problem);
        Assert.Equal(name, person!.Name);
        Assert.Equal(expected, string.Join(' ', person.Roles));
    }

    [Theory]
    [InlineData(null, "buyer", "user")]
    [InlineData("", "buyer", "user")]
    [InlineData("-anna", "buyer", "user")]
    [InlineData("anna b", "buyer", "user")]
    [InlineData("anna\n", "buyer", "user")]
    [InlineData("vendor:x", "buyer", "user")]
    [InlineData("Policy", "buyer", "user")]
    [InlineData("anna", "Buyer", "roles")]
    [InlineData("anna", "buyer,root", "roles")]
    public void Parse_BadPerson_SaysWhichPartIsWrong(string? name, string roles, string part)
    {
        var (person, problem) = LocalPerson.Parse(name, roles);
        Assert.Null(person);
        Assert.StartsWith(part + ":", problem, StringComparison.Ordinal);
    }

    private static Task<TokenValidationResult> ValidateAsync(string token, SigningKey key) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = SigningKey.Issuer,
            ValidAudience = SigningKey.Audience,
            IssuerSigningKeys = new JsonWebKeySet(key.PublicKeySet()).GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
        });
}
