using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>Plays a vendor that has nothing but an e-mail address: reads its mails, and enters on their pages what it has to say.</summary>
internal sealed partial class MailedVendor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;
    private readonly TimeProvider _firmTime;

    public MailedVendor(Uri app, TimeProvider firmTime) => (_http, _firmTime) = (new HttpClient(_handler) { BaseAddress = app }, firmTime);

    /// <summary>All mails to an address, the newest first.</summary>
    public async Task<IReadOnlyList<MailRecord>> MailsAsync(string address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("local/mail", UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await _http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        var mails = await answer.Content.ReadFromJsonAsync(DemoJson.Default.Mails, cancellation) ?? [];
        return [.. mails.Where(mail => mail.To == address)];
    }

    /// <summary>The page of a mail, as a browser shows it.</summary>
    public Task<string> OpenAsync(MailRecord mail, CancellationToken cancellation) => _http.GetStringAsync(PageOf(mail), cancellation);

    /// <summary>Sends a form of the page of a mail.</summary>
    /// <param name="what">Which form.</param>
    public async Task EnterAsync(MailRecord mail, string what, Dictionary<string, string> fields, CancellationToken cancellation)
    {
        var token = WebUtility.HtmlDecode(FormToken().Match(await OpenAsync(mail, cancellation)).Groups[1].Value);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { ["do"] = what, ["form-token"] = token });
        using var request = new HttpRequestMessage(HttpMethod.Post, PageOf(mail)) { Content = form };
        request.Headers.Add("Origin", _http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var answer = await _http.SendAsync(request, cancellation);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
            throw new DemoFailedException($"the vendor's page answered {(int)answer.StatusCode} to \"{what}\": {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    /// <summary>A day of the firm, so many days from now, as the page's fields want it.</summary>
    public string Day(int days) => _firmTime.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private static Uri PageOf(MailRecord mail) => mail.Links is [var link]
        ? new(link)
        : throw new DemoFailedException($"the mail \"{mail.Subject}\" has {mail.Links.Count} links and not one");

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
