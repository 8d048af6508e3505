using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

public sealed class SignInTests
{
    [Fact]
    public async Task Token_RightSecretInForm_OpensTheVendor()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        using var response = await market.AskTokenAsync(SimulatedMarket.Acme, Form(SimulatedMarket.Secret));

        var answer = await SimulatedMarket.ReadAsync(response, HttpStatusCode.OK);

        Assert.Equal("Bearer", answer["token_type"]!.GetValue<string>());
        Assert.Equal(300, answer["expires_in"]!.GetValue<int>());
        Assert.True(response.Headers.CacheControl!.NoStore);
        using var call = await market.SendAsync(
            HttpMethod.Get, "orders/PO-1", token: answer["access_token"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, call.StatusCode);
    }

    [Fact]
    public async Task Token_RightSecretInBasicHeader_IsGiven()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var basic = $"{WebUtility.UrlEncode(SimulatedMarket.Acme)}:{WebUtility.UrlEncode(SimulatedMarket.Secret)}";

        using var response = await market.AskTokenAsync(SimulatedMarket.Acme, Grant("client_credentials"), basic);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData("the other secret")]
    public async Task Token_WrongSecret_Is401WithOAuthError(string secret)
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.AskTokenAsync(SimulatedMarket.Acme, Form(secret));

        var answer = await SimulatedMarket.ReadAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", answer["error"]!.GetValue<string>());
        Assert.Equal("Basic", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("no colon")]
    [InlineData("OTHER-1:the other secret")]
    public async Task Token_WrongBasicHeader_Is401(string basic)
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.AskTokenAsync(SimulatedMarket.Acme, Form(SimulatedMarket.Secret), basic);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("", "invalid_request")]
    public async Task Token_OtherGrant_Is400(string grant, string error)
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.AskTokenAsync(SimulatedMarket.Acme, Grant(grant));

        var answer = await SimulatedMarket.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(error, answer["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Token_JsonBody_Is400()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(HttpMethod.Post, "oauth/token", "{}");

        var answer = await SimulatedMarket.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("invalid_request", answer["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Token_VendorWithoutAccount_Is401()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "CLOSED-1",
            ["client_secret"] = "closed",
        };

        using var response = await market.AskTokenAsync("CLOSED-1", form);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Call_TokenExpiredOnTheWallClock_Is401()
    {
        var wall = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var market = await SimulatedMarket.OpenAsync(wall: wall);

        market.Time.Advance(TimeSpan.FromDays(365));
        using var onTime = await market.SendAsync(HttpMethod.Get, "orders/PO-1");
        wall.Advance(TimeSpan.FromMinutes(5));
        using var late = await market.SendAsync(HttpMethod.Get, "orders/PO-1");

        Assert.Equal(HttpStatusCode.NotFound, onTime.StatusCode);
        var problem = await SimulatedMarket.ReadAsync(late, HttpStatusCode.Unauthorized);
        Assert.Equal(401, problem["status"]!.GetValue<int>());
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Call_TokenOfAnotherVendor_Is401()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var token = await market.SignInAsync(SimulatedMarket.Other);

        using var response = await market.SendAsync(HttpMethod.Get, "orders/PO-1", token: token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Call_ExpiryOfTokenChanged_Is401()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var longer = await market.SendAsync(HttpMethod.Get, "orders/PO-1", token: $"9{market.Token}");
        using var invented = await market.SendAsync(HttpMethod.Get, "orders/PO-1", token: "99999999999999");

        Assert.Equal(HttpStatusCode.Unauthorized, longer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, invented.StatusCode);
    }

    [Fact]
    public async Task Call_AfterRestart_TokenStillCounts()
    {
        await using var market = await SimulatedMarket.OpenAsync();
        var token = market.Token;

        await market.RestartAsync();

        using var response = await market.SendAsync(HttpMethod.Get, "orders/PO-1", token: token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Call_UnknownVendor_Is404()
    {
        await using var market = await SimulatedMarket.OpenAsync();

        using var response = await market.SendAsync(HttpMethod.Get, "orders/PO-1", vendorId: "NOBODY-1");

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string> Grant(string grant) => new() { ["grant_type"] = grant };

    private static Dictionary<string, string> Form(string secret) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = SimulatedMarket.Acme,
        ["client_secret"] = secret,
    };
}
