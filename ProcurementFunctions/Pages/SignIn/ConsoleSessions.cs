using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages.SignIn;

/// <summary>Who is signed in with a browser.</summary>
internal sealed class ConsoleSessions(SealedCookies cookies, WallClock clock)
{
    private const string Cookie = "console";

    /// <summary>Null: nobody, or not any more.</summary>
    public ConsoleSession? Read(HttpContext http) =>
        cookies.Get(http, Cookie, PagesJson.Default.ConsoleSession) is { } session && session.Expires > clock.Now ? session : null;

    public void Begin(HttpContext http, Caller caller)
    {
        var id = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        var session = new ConsoleSession(id, caller.UserId, [.. caller.Roles], clock.Now + ConsoleSession.Lifetime);
        cookies.Set(http, Cookie, session, PagesJson.Default.ConsoleSession, ConsoleSession.Lifetime);
    }

    public void End(HttpContext http) => cookies.Clear(http, Cookie);
}
