using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Local.AppHost.Issuer;

/// <summary>The page on which one picks who one is.</summary>
internal static class PeoplePage
{
    private const string Style =
        "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}"
        + "button,input{font:inherit;padding:.5rem .8rem}button{width:100%;margin:.3rem 0}</style>";

    public static IResult Of(HttpContext http)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Who are you?</title>").Append(Style)
            .Append("</head><body><main><h1>Who are you?</h1><p>This is the sign-in of this machine. It asks for no password.</p>");
        foreach (var person in LocalPerson.Everyone)
        {
            Begin(page, http.Request.Query);
            page.Append($"<input type=\"hidden\" name=\"user\" value=\"{person.Name}\">");
            foreach (var role in person.Roles) page.Append($"<input type=\"hidden\" name=\"roles\" value=\"{role}\">");
            page.Append($"<button>{person.Name} ({string.Join(", ", person.Roles)})</button></form>");
        }

        Begin(page, http.Request.Query);
        page.Append("<p><label>Somebody else <input name=\"user\" required></label></p><p>");
        foreach (var role in (string[])["buyer", "approver", "admin"]) page.Append($"<label><input type=\"checkbox\" name=\"roles\" value=\"{role}\"> {role}</label> ");
        page.Append("</p><button>Sign in</button></form></main></body></html>");
        http.Response.Headers.XFrameOptions = "DENY";
        return Results.Text(page.ToString(), "text/html", Encoding.UTF8);
    }

    /// <summary>A form that sends what the app asked for along.</summary>
    private static void Begin(StringBuilder page, IQueryCollection query)
    {
        page.Append("<form action=\"/authorize\">");
        foreach (var (name, value) in query)
            page.Append($"<input type=\"hidden\" name=\"{HtmlEncoder.Default.Encode(name)}\" value=\"{HtmlEncoder.Default.Encode(value.ToString())}\">");
    }
}
