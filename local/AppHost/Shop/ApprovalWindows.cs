using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ProcurementFunctions.Local.AppHost.State;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>
/// Gives people time in a shop whose clock is sped up: at a day a second, the three days that a purchase waits for its
/// approval would be three seconds, and the day that it waits for a quote by e-mail one. Done once, when the shop is made; what people set later stays.
/// </summary>
internal sealed class ApprovalWindows(StateFolder state, HttpClient admin, Action<string> report)
{
    private static readonly TimeSpan LeastRealTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan UsualQuoteValidity = TimeSpan.FromDays(30);

    private static readonly TimeSpan UsualMailQuotePatience = TimeSpan.FromDays(1);

    /// <summary>That the app takes.</summary>
    private static readonly TimeSpan LongestMailQuotePatience = TimeSpan.FromDays(3660);

    private readonly string _done = Path.Combine(state.Folder("shop"), "approval-windows");

    /// <summary>How long a simulated vendor stands by a quote, so that it outlives the wait for an approval.</summary>
    public static TimeSpan QuoteValidity(double speed) => UsualQuoteValidity + LeastRealTime * speed;

    /// <summary>How long a purchase waits for a quote by e-mail, which a person gives; null: as long as is usual.</summary>
    public static TimeSpan? MailQuotePatience(double speed) => (LeastRealTime * speed) switch
    {
        var suits when suits <= UsualMailQuotePatience => null,
        var suits => suits < LongestMailQuotePatience ? suits : LongestMailQuotePatience,
    };

    public async Task SuitAsync(double speed, CancellationToken cancellation)
    {
        if (File.Exists(_done)) return;
        var hours = Math.Min(Math.Ceiling((LeastRealTime * speed).TotalHours), OperationsRules.MostApprovalHours);
        using var answer = await admin.GetAsync(new Uri("api/operations", UriKind.Relative), cancellation);
        answer.EnsureSuccessStatusCode();
        var settings = (await answer.Content.ReadFromJsonAsync(ShopJson.Default.JsonObject, cancellation))!;
        if (settings["approval"] is JsonObject approval && (double?)approval["expiresAfterHours"] is { } expires && expires < hours)
        {
            // Reminders keep their place within the window.
            approval["remindAfterHours"] = Math.Round(hours * ((double?)approval["remindAfterHours"] ?? 0) / expires);
            approval["expiresAfterHours"] = hours;
            await PutAsync(settings, answer.Headers.ETag?.ToString() ?? "", cancellation);
            report(string.Create(CultureInfo.InvariantCulture,
                $"approvals now wait {hours / 24:0.#} days of the firm, which are {TimeSpan.FromHours(hours / speed).TotalMinutes:0.#} minutes of yours"));
        }

        PrivateFile.Write(_done, "set once\n"u8);
    }

    private async Task PutAsync(JsonObject settings, string etag, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("api/operations", UriKind.Relative))
        {
            Content = JsonContent.Create(settings, ShopJson.Default.JsonObject),
        };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        using var answer = await admin.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new LocalCloudException($"The approval windows cannot be set: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }
}
