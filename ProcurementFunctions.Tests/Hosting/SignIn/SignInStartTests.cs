using Microsoft.Extensions.Options;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.SignIn;

public sealed class SignInStartTests
{
    [Theory]
    [InlineData("SignIn:Issuer", "", "SignIn:Issuer")]
    [InlineData("SignIn:Audience", " ", "SignIn:Audience")]
    [InlineData("SignIn:UserIdClaim", "email", "SignIn:UserIdClaim")]
    [InlineData("SignIn:SigningKeys", "not json", "SignIn:SigningKeys")]
    [InlineData("SignIn:SigningKeys", """{"keys":[]}""", "SignIn:SigningKeys")]
    [InlineData("SignIn:SigningKeys", """{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}""", "symmetric")]
    public async Task Start_WithWrongSetting_IsRefusedByName(string setting, string value, string named)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => EdgeApp.StartAsync([typeof(SignInFunctions)], settings: new Dictionary<string, string?> { [setting] = value }));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithKeysToDiscoverOverPlainHttpElsewhere_IsRefused()
    {
        var settings = new Dictionary<string, string?> { ["SignIn:SigningKeys"] = "", ["SignIn:Issuer"] = "http://issuer.test" };
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => EdgeApp.StartAsync([typeof(SignInFunctions)], settings: settings));
        Assert.Contains("https", refused.Message, StringComparison.Ordinal);
    }
}
