using System.Globalization;
using System.Net;
using System.Text.Json;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Shops;

/// <summary>Calls a shop over HTTP, and waits where it asks to.</summary>
internal sealed class ShopHttp(HttpClient http, WallClock clock)
{
    /// <summary>A shop that wants to be left alone for longer is asked in a later run.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private const int Attempts = 5;

    public WallClock Clock => clock;

    /// <summary>The answer as JSON.</summary>
    /// <param name="make">A new request for each attempt; one that may be repeated.</param>
    public async Task<JsonElement> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, wait) = await TryAsync(make, attempt, cancellation);
            if (answer is { } read) return read;
            await WaitAsync(wait, cancellation);
        }
    }

    /// <exception cref="ShopAwayException">It is longer than one waits.</exception>
    public Task WaitAsync(TimeSpan wait, CancellationToken cancellation) => wait > LongestWait
        ? throw new ShopAwayException(string.Create(CultureInfo.InvariantCulture, $"asks to be left alone for {wait.TotalSeconds:0} s"), wait)
        : Task.Delay(wait, clock.Time, cancellation);

    private async Task<(JsonElement? Answer, TimeSpan Wait)> TryAsync(Func<HttpRequestMessage> make, int attempt, CancellationToken cancellation)
    {
        try
        {
            using var request = make();
            using var answer = await http.SendAsync(request, cancellation);
            if (answer.IsSuccessStatusCode) return (await ReadAsync(answer, cancellation), default);
            if (attempt < Attempts && IsBusy(answer)) return (null, WaitOf(answer, attempt));
            throw Refused(answer);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException
            || (e is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            if (attempt < 2 && e is not JsonException) return (null, TimeSpan.FromSeconds(1));
            throw new ShopAwayException(e switch
            {
                JsonException => "answered something that is no JSON",
                TaskCanceledException => "did not answer in time",
                _ => "could not be reached",
            });
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        return body.RootElement.Clone();
    }

    private static bool IsBusy(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private TimeSpan WaitOf(HttpResponseMessage answer, int attempt)
    {
        var asked = answer.Headers.RetryAfter?.Delta ?? answer.Headers.RetryAfter?.Date - clock.Now;
        return asked is null ? TimeSpan.FromSeconds(Math.Min(attempt, 3)) : asked > TimeSpan.Zero ? asked.Value : TimeSpan.Zero;
    }

    private ShopAwayException Refused(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new($"refuses the credentials, or they lack a permission ({(int)answer.StatusCode})"),
        HttpStatusCode.TooManyRequests => new("is asked too often (429)", WaitOf(answer, Attempts)),
        _ => new($"answered {(int)answer.StatusCode}", isForGood: answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity),
    };
}
