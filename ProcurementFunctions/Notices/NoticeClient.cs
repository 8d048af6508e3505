using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Notices;

/// <summary>Sends one notice to the configured address, signed. Its time-out runs on the clock on the wall.</summary>
internal sealed class NoticeClient(HttpClient http, IOptions<NoticeOptions> options, WallClock clock)
{
    /// <summary>Null: it was taken; else why not, without anything of what was answered.</summary>
    public async Task<string?> SendAsync(NoticeBody notice, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(notice, NoticesJson.Default.NoticeBody);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Sign(body, options.Value.Secret, clock.Now));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"answered {(int)answer.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            return $"could not be reached ({e.HttpRequestError})";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "did not answer in time";
        }
    }
}
