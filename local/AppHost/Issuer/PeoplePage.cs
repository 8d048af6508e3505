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

    private static readonly string[] Roles = ["buyer", "approver", "admin"];

    public static IResult Of(HttpContext http)
    {
        var asked = string.Concat(http.Request.Query.Select(field => Hidden(field.Key, field.Value.ToString())));
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Who are you?</title>").Append(Style)
            .Append("</head><body><main><h1>Who are you?</h1><p>This is the sign-in of this machine. It asks for no password.</p>");
        foreach (var person in LocalPerson.Everyone) page.Append(FormOf(person, asked));
        page.Append("<form action=\"/authorize\">").Append(asked).Append("<p><label>Somebody else <input name=\"user\" required></label></p><p>");
        foreach (var role in Roles) page.Append("<label><input type=\"checkbox\" name=\"roles\" value=\"" + role + "\"> " + role + "</label> ");
        page.Append("</p><button>Sign in</button></form></main></body></html>");
        http.Response.Headers.XFrameOptions = "DENY";
        return Results.Text(page.ToString(), "text/html", Encoding.UTF8);
    }

    private static string FormOf(LocalPerson person, string asked) =>
        "<form action=\"/authorize\">" + asked + Hidden("user", person.Name) + string.Concat(person.Roles.Select(role => Hidden("roles", role)))
        + "<button>" + HtmlEncoder.Default.Encode($"{person.Name} ({string.Join(", ", person.Roles)})") + "</button></form>";

    private static string Hidden(string name, string value) =>
        "<input type=\"hidden\" name=\"" + HtmlEncoder.Default.Encode(name) + "\" value=\"" + HtmlEncoder.Default.Encode(value) + "\">";
}
