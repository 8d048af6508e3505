using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Pages.SignIn;

namespace ProcurementFunctions.Pages;

/// <summary>What the next page is to say of what was just done.</summary>
internal sealed class Notes(SealedCookies cookies)
{
    private const string Cookie = "console-note";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public void Leave(HttpContext http, string text) => cookies.Set(http, Cookie, text, PagesJson.Default.String, Lifetime);

    /// <summary>It is said once. Null: there is nothing to say.</summary>
    public string? Take(HttpContext http)
    {
        if (cookies.Get(http, Cookie, PagesJson.Default.String) is not { } text) return null;
        cookies.Clear(http, Cookie);
        return text;
    }
}
