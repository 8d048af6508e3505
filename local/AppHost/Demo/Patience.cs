using System.Globalization;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>How long the demo waits for something: as long as it may take the firm, at the firm's speed, and some real time.</summary>
internal sealed class Patience(double speed)
{
    private static readonly TimeSpan RealSlack = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks again and again until there is an answer.</summary>
    /// <param name="firmDays">How many days it may take the firm.</param>
    /// <param name="what">What is waited for, for the one who reads that it never came.</param>
    public async Task<T> UntilAsync<T>(
        string what, double firmDays, Func<CancellationToken, Task<T?>> ask, CancellationToken cancellation)
        where T : class
    {
        var limit = RealSlack + TimeSpan.FromDays(firmDays) / speed;
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await ask(cancellation) is { } answer) return answer;
            if (TimeProvider.System.GetElapsedTime(started) > limit)
                throw new DemoFailedException(string.Create(CultureInfo.InvariantCulture, $"{what}: not after {limit.TotalSeconds:0} s"));
            await Task.Delay(PollEvery, TimeProvider.System, cancellation);
        }
    }
}
