using System.Text;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Vendors;

public sealed class WebhookSignatureTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"eventId":"1"}""");

    [Fact]
    public void IsValid_OwnSignature_Yes() =>
        Assert.True(WebhookSignature.IsValid(WebhookSignature.Sign(Body, "secret", Now), Body, "secret", Now));

    [Fact]
    public void Sign_KnownInput_KnownHmac() =>
        // Computed with: printf '1700000000.{"eventId":"1"}' | openssl dgst -sha256 -hmac secret
        Assert.Equal("t=1700000000,v1=" + KnownHmac, WebhookSignature.Sign(Body, "secret", Now));

    [Theory]
    [InlineData(299, true)]
    [InlineData(-299, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void IsValid_Age_FiveMinutes(int seconds, bool expected) => Assert.Equal(
        expected, WebhookSignature.IsValid(WebhookSignature.Sign(Body, "secret", Now), Body, "secret", Now.AddSeconds(seconds)));

    [Fact]
    public void IsValid_OtherSecretOrBody_No()
    {
        var signed = WebhookSignature.Sign(Body, "secret", Now);

        Assert.False(WebhookSignature.IsValid(signed, Body, "other", Now));
        Assert.False(WebhookSignature.IsValid(signed, Encoding.UTF8.GetBytes("""{"eventId":"2"}"""), "secret", Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1700000000")]
    [InlineData("v1=00")]
    [InlineData("t=1700000000,v1=")]
    [InlineData("t=1700000000,v1=zz")]
    [InlineData("t=x,v1=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("t=-5,v1=0000000000000000000000000000000000000000000000000000000000000000")]
    public void IsValid_Malformed_No(string? header) => Assert.False(WebhookSignature.IsValid(header, Body, "secret", Now));

    private const string KnownHmac = "c0ca9e93fcf04c0c16ab6476649ce398a9e65b454007db7c410bb49a12d98fc0";
}
