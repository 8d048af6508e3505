namespace ProcurementFunctions.Local.AppHost;

/// <summary>Whether the app has all that it needs.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the app says that it is well: until then its stores may still be connecting.</summary>
    /// <exception cref="LocalCloudException">It did not become so; the message holds what it said last.</exception>
    public static async Task AwaitAsync(HttpClient client, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("api/health", UriKind.Relative), cancellation);
            if (answer.IsSuccessStatusCode) return;
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new LocalCloudException($"The app is not well: {await answer.Content.ReadAsStringAsync(cancellation)}");
            await Task.Delay(AskEvery, TimeProvider.System, cancellation);
        }
    }
}
