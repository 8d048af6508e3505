using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Local.AppHost.Mailbox;

/// <summary><c>GET /local/mail</c> shows the mails that vendors were sent, the newest first; as JSON where that is asked for. Only on this machine.</summary>
internal static class MailEndpoint
{
    private const string Head =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Mails to vendors</title>"
        + "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
        + "article{border-top:1px solid;padding:.5rem 0}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body><main><h1>Mails to vendors</h1>";

    public static void Map(IEndpointRouteBuilder routes, LocalMailbox mailbox) =>
        routes.MapGet("/local/mail", (HttpContext context) => Answer(context, mailbox));

    private static IResult Answer(HttpContext context, LocalMailbox mailbox)
    {
        if (!TokenEndpoint.IsLocalProgram(context))
            return Results.Problem("mails are shown to programs on this machine alone", statusCode: 403, title: "Forbidden");
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        var mails = mailbox.Mails().Reverse();
        return context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(new JsonArray([.. mails.Select(Json)]).ToJsonString(), "application/json")
            : Results.Text(Page(mails), "text/html", Encoding.UTF8);
    }

    private static JsonObject Json(ReceivedMail mail) => new()
    {
        ["number"] = mail.Number,
        ["to"] = mail.To,
        ["subject"] = mail.Subject,
        ["text"] = mail.Text,
        ["links"] = new JsonArray([.. mail.Links.Select(link => JsonValue.Create(link))]),
        ["attachments"] = new JsonArray([.. mail.Attachments.Keys.Select(name => JsonValue.Create(name))]),
    };

    private static string Page(IEnumerable<ReceivedMail> mails)
    {
        var page = new StringBuilder(Head);
        foreach (var mail in mails)
        {
            page.Append(CultureInfo.InvariantCulture, $"<article><h2>{Encoded(mail.Subject)}</h2><p>{mail.At:yyyy-MM-dd HH:mm}, to {Encoded(mail.ToName ?? "")} {Encoded(mail.To)}</p><pre>{Encoded(mail.Text)}</pre>");
            foreach (var link in mail.Links) page.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Encoded(link)}\">Open it as the vendor</a></p>");
            if (mail.Attachments.Count > 0) page.Append(CultureInfo.InvariantCulture, $"<p>Attached: {Encoded(string.Join(", ", mail.Attachments.Keys))}</p>");
            page.Append("</article>");
        }

        return page.Append("</main></body></html>").ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
