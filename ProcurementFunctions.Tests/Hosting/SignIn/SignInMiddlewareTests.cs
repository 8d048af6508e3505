using System.Net;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Hosting.SignIn;

public sealed class SignInMiddlewareTests(SignInMiddlewareTests.App app) : IClassFixture<SignInMiddlewareTests.App>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly EdgeApp _app = app.Running;

    /// <summary>Tokens of which one thing is wrong.</summary>
    public static TheoryData<string> WrongTokens { get; } = new(
        "garbage", "empty", "expired", "notYet", "otherIssuer", "otherAudience", "otherKey", "symmetric", "unsigned", "noUser",
        "longUser", "controlCharacters", "huge");

    [Fact]
    public async Task Anonymous_WithoutToken_GetsIn()
    {
        var answer = await _app.SendAsync(HttpMethod.Get, "/api/open", user: null);
        Assert.Equal("open", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/unmarked")]
    [InlineData("/api/buyers")]
    public async Task SignedIn_WithoutToken_Is401WithChallenge(string path)
    {
        var answer = await _app.SendAsync(HttpMethod.Get, path, user: null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal(401, (await EdgeApp.ProblemOf(answer)).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Unmarked_WithToken_KnowsTheUser()
    {
        var answer = await _app.SendAsync(HttpMethod.Get, "/api/unmarked", "ann");
        Assert.Equal("ann", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Role_NotHeld_Is403()
    {
        var answer = await _app.SendAsync(HttpMethod.Get, "/api/buyers", roles: [Roles.Approver]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("buyer", (await EdgeApp.ProblemOf(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_HeldAmongOthers_GetsIn()
    {
        var answer = await _app.SendAsync(HttpMethod.Get, "/api/buyers", roles: [Roles.Admin, Roles.Buyer]);
        Assert.Equal("admin,buyer", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task Token_WithOneThingWrong_Is401(string wrong)
    {
        using var other = new TokenMaker();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/unmarked");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token(wrong, other)}");
        var answer = await _app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OfAnotherScheme_Is401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/unmarked");
        request.Headers.Authorization = new("Basic", "YW5uOnB3");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.Client.SendAsync(request)).StatusCode);
    }

    private string Token(string wrong, TokenMaker other) => wrong switch
    {
        "garbage" => "a.b.c",
        "empty" => "",
        "expired" => _app.Tokens.Make("ann", expires: Now.AddMinutes(-2), notBefore: Now.AddHours(-1)),
        "notYet" => _app.Tokens.Make("ann", expires: Now.AddDays(2), notBefore: Now.AddDays(1)),
        "otherIssuer" => _app.Tokens.Make("ann", issuer: "https://elsewhere.test"),
        "otherAudience" => _app.Tokens.Make("ann", audience: "another-app"),
        "otherKey" => other.Make("ann"),
        // The public key is known to everyone, so it must not do as a shared secret.
        "symmetric" => _app.Tokens.Make("ann", credentials: new SigningCredentials(
            new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_app.Tokens.PublicKeys)) { KeyId = _app.Tokens.Key.KeyId },
            SecurityAlgorithms.HmacSha256)),
        "unsigned" => Unsigned(),
        "noUser" => _app.Tokens.Make(null),
        "longUser" => _app.Tokens.Make(new string('u', 129)),
        "controlCharacters" => _app.Tokens.Make("a\nb"),
        "huge" => new string('a', 20_000),
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
    };

    private string Unsigned()
    {
        var signed = _app.Tokens.Make("ann").Split('.');
        return $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{signed[1]}.";
    }

    /// <summary>One app for all tests of the class; none changes anything in it.</summary>
    public sealed class App : IAsyncLifetime
    {
        public EdgeApp Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await EdgeApp.StartAsync([typeof(SignInFunctions)]);

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }
}
