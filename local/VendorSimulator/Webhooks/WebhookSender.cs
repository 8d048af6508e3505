using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.VendorSimulator.Webhooks;

/// <summary>Sends one webhook and keeps what came of it.</summary>
internal sealed class WebhookSender(
    WebhookTable webhooks, VendorDirectory vendors, HttpClient http, TimeProvider wallTime, ILogger<WebhookSender> logger)
{
    private const int MaxAttempts = 12;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    public async Task SendAsync(DueWebhook webhook, Uri webhookBase, CancellationToken cancellation)
    {
        var refusal = vendors.Find(webhook.VendorId) is { } desk
            ? await TryPostAsync(webhook, desk.Vendor, webhookBase, cancellation)
            : "the vendor is gone";
        Keep(webhook, refusal);
    }

    /// <returns>Why the receiver did not take it; null: it did.</returns>
    private async Task<string?> TryPostAsync(
        DueWebhook webhook, SimulatedVendor vendor, Uri webhookBase, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TimeLimit, wallTime);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = Request(webhook, vendor, webhookBase);
            using var response = await http.SendAsync(request, end.Token);
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "no answer in time";
        }
    }

    private HttpRequestMessage Request(DueWebhook webhook, SimulatedVendor vendor, Uri webhookBase)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(webhookBase, $"/api/vendors/{Uri.EscapeDataString(vendor.Id)}/events"))
        {
            Content = new StringContent(webhook.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(webhook.Body, vendor.Secret, wallTime.GetUtcNow()));
        return request;
    }

    private void Keep(DueWebhook webhook, string? refusal)
    {
        if (refusal is null)
        {
            webhooks.MarkSent(webhook, again: wallTime.GetUtcNow().Add(FirstRetry));
            SimulatorLog.WebhookSent(logger, webhook.EventId, webhook.VendorId);
            return;
        }
        var attempt = webhook.Attempts + 1;
        SimulatorLog.WebhookNotTaken(logger, webhook.EventId, webhook.VendorId, attempt, refusal);
        if (attempt < MaxAttempts)
        {
            webhooks.MarkNotTaken(webhook, wallTime.GetUtcNow().Add(RetryDelay(attempt)));
            return;
        }
        webhooks.MarkGivenUp(webhook);
        SimulatorLog.WebhookGivenUp(logger, webhook.EventId, webhook.VendorId, attempt);
    }

    private static TimeSpan RetryDelay(int attempt)
    {
        var delay = FirstRetry * Math.Pow(2, attempt - 1);
        return delay < LongestRetry ? delay : LongestRetry;
    }
}
