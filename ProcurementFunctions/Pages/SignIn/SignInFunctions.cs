using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Pages.Layout;

namespace ProcurementFunctions.Pages.SignIn;

/// <summary>Signs people in and out of the console.</summary>
[Page]
internal sealed class SignInFunctions(
    Issuer issuer,
    TokenReader tokens,
    ConsoleSessions sessions,
    SealedCookies cookies,
    ConsoleAddress address,
    PageRenderer pages,
    WallClock clock,
    ILogger<SignInFunctions> logger)
{
    private const string Cookie = "console-sign-in";

    [Function("SignIn")]
    [AllowAnonymous]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in")] HttpRequest request,
        CancellationToken cancellation)
    {
        var back = ReturnRules.Safe(request.Query["return"].ToString());
        var attempt = new SignInAttempt(Draw(), Draw(), Draw(), back, clock.Now + SignInAttempt.Lifetime);
        var url = await issuer.AuthorizeUrlAsync(attempt, RedirectUri(request), cancellation);
        cookies.Set(request.HttpContext, Cookie, attempt, PagesJson.Default.SignInAttempt, SignInAttempt.Lifetime);
        return Redirects.To(url);
    }

    [Function("EndSignIn")]
    [AllowAnonymous]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in/callback")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var http = request.HttpContext;
        var attempt = cookies.Get(http, Cookie, PagesJson.Default.SignInAttempt);
        cookies.Clear(http, Cookie);
        var caller = await CallerAsync(request, attempt, cancellation);
        if (!caller.IsAccepted)
        {
            SignInLog.TokenRefused(logger, caller.Refusal);
            return await pages.ProblemAsync(context, new ProblemException(400, "Not signed in", $"{caller.Refusal}; sign in again"));
        }

        sessions.Begin(http, caller.Value);
        return Redirects.To(attempt!.Return);
    }

    [Function("SignOut")]
    public IResult Out([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request)
    {
        sessions.End(request.HttpContext);
        return Redirects.To("/signed-out");
    }

    [Function("SignedOut")]
    [AllowAnonymous]
    public Task<Answer> SignedOutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "signed-out")] HttpRequest request, FunctionContext context) =>
        pages.RenderAsync<SignedOutPage>(context, "Signed out");

    private async Task<Decision<Caller>> CallerAsync(HttpRequest request, SignInAttempt? attempt, CancellationToken cancellation)
    {
        if (attempt is null || attempt.Expires <= clock.Now) return new("this browser has not begun to sign in, or too long ago");
        if (request.Query["state"] != attempt.State) return new("the answer is that of another sign-in");
        if (request.Query["error"] is [{ Length: > 0 }]) return new("the issuer did not sign you in");
        if (request.Query["code"] is not [{ Length: > 0 and < 10_000 } code]) return new("the answer holds no code");
        return await issuer.RedeemAsync(code, attempt, RedirectUri(request), cancellation) is { } token
            ? await tokens.ReadIdTokenAsync(token, issuer.ClientId, attempt.Nonce, cancellation)
            : new("the issuer does not take the code");
    }

    private string RedirectUri(HttpRequest request) => $"{address.Of(request)}/sign-in/callback";

    private static string Draw() => Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
}
