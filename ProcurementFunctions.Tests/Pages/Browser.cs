using System.Net;
using System.Text.RegularExpressions;
using ProcurementFunctions.Local.AppHost;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>What a browser does with the console, without one: keeps cookies, follows what it is told to, sends forms.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;

    public Browser(Uri console) => _http = new HttpClient(_handler) { BaseAddress = console };

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>A browser in which this person has signed in with the local issuer.</summary>
    public static async Task<Browser> SignedInAsync(LocalCloud cloud, string user, params string[] roles)
    {
        var browser = new Browser(cloud.Url);
        using var answer = await browser.SignInAsync("/", user, roles);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>Signs in for a page; the answer is the callback's.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string page, string user, params string[] roles)
    {
        using var begun = await GetAsync($"/sign-in?return={Uri.EscapeDataString(page)}");
        var picked = string.Concat(roles.Select(role => $"&roles={role}"));
        using var issued = await _http.GetAsync(new Uri($"{begun.Headers.Location}&user={user}{picked}"));
        return await _http.GetAsync(issued.Headers.Location);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {html}");
        return html;
    }

    /// <summary>Sends a form that a page holds: with the page's token, and as a browser says where it is from.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string page, string action, Dictionary<string, string> fields, string? token = null, string? origin = null, string fetchSite = "same-origin")
    {
        token ??= TokenOf(await ReadAsync(page));
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(fields) { ["form-token"] = token }),
        };
        request.Headers.Add("Origin", origin ?? _http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", fetchSite);
        return await _http.SendAsync(request);
    }

    /// <summary>Sends a file with a form of a page.</summary>
    public async Task<HttpResponseMessage> SendFileAsync(string page, string action, string fileName, byte[] file, Dictionary<string, string> fields, string? token = null)
    {
        token ??= TokenOf(await ReadAsync(page));
        using var content = new MultipartFormDataContent { { new StringContent(token), "form-token" } };
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file), "file", fileName);
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        request.Headers.Add("Origin", _http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await _http.SendAsync(request);
    }

    /// <summary>Reads a page until it says something.</summary>
    public async Task<string> UntilAsync(string path, string says)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var html = await ReadAsync(path);
            if (html.Contains(says, StringComparison.Ordinal)) return html;
            if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromSeconds(60)) Assert.Fail($"{path} does not say {says}: {html}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>The value of a hidden field.</summary>
    public static string HiddenOf(string html, string name) =>
        WebUtility.HtmlDecode(Hidden().Matches(html).First(match => match.Groups[1].Value == name).Groups[2].Value);

    public static string TokenOf(string html) => WebUtility.HtmlDecode(FormToken().Match(html).Groups[1].Value);

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();
}
