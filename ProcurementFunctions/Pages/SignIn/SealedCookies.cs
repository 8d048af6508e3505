using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Pages.SignIn;

/// <summary>
/// Cookies that only this app can read or make. Scripts do not see them; other sites send them only with links (SameSite=Lax);
/// over https their names say that they are of this very host.
/// </summary>
internal sealed class SealedCookies(IDataProtectionProvider protection, ConsoleAddress address)
{
    public void Set<T>(HttpContext http, string name, T value, JsonTypeInfo<T> json, TimeSpan lifetime)
    {
        var text = Protector(name).Protect(JsonSerializer.Serialize(value, json));
        http.Response.Cookies.Append(NameOf(http, name), text, Options(http, lifetime));
    }

    /// <summary>Null where there is none, or it was not made here.</summary>
    public T? Get<T>(HttpContext http, string name, JsonTypeInfo<T> json)
        where T : class
    {
        if (http.Request.Cookies[NameOf(http, name)] is not { Length: > 0 } text) return null;
        try
        {
            return JsonSerializer.Deserialize(Protector(name).Unprotect(text), json);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public void Clear(HttpContext http, string name) =>
        http.Response.Cookies.Delete(NameOf(http, name), Options(http, null));

    private string NameOf(HttpContext http, string name) => address.IsSecure(http.Request) ? $"__Host-{name}" : name;

    private CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = address.IsSecure(http.Request),
        SameSite = SameSiteMode.Lax,
        MaxAge = lifetime,
        IsEssential = true,
    };

    private IDataProtector Protector(string name) => protection.CreateProtector("Pages.Cookies", name);
}
