using System.Globalization;
using ProcurementFunctions.Local.CosmosGateway;

namespace ProcurementFunctions.Tests.Pages;

/// <summary>What answering a page took.</summary>
/// <param name="Middle">Milliseconds; of the times that it was asked for, the middle one.</param>
/// <param name="Longest">Milliseconds.</param>
/// <param name="Bytes">Of the answer, before it is compressed.</param>
/// <param name="Requests">That the document store was asked.</param>
/// <param name="Documents">That it read for them.</param>
internal sealed record PageCost(string Path, double Middle, double Longest, int Bytes, long Requests, long Documents)
{
    private const int Times = 5;

    private static readonly TimeSpan StandStill = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Counted is the cheapest of some, each after the store stood still, as the app does other things too.</summary>
    public static async Task<PageCost> OfAsync(Browser browser, GatewayTally store, string path)
    {
        var (times, requests, documents, bytes) = (new List<double>(), long.MaxValue, long.MaxValue, 0);
        await browser.ReadAsync(path);
        for (var i = 0; i < Times; i++)
        {
            await QuietAsync(store);
            var (asked, read, start) = (store.Requests, store.Documents, TimeProvider.System.GetTimestamp());
            bytes = (await browser.ReadAsync(path)).Length;
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            (requests, documents) = (Math.Min(requests, store.Requests - asked), Math.Min(documents, store.Documents - read));
        }

        times.Sort();
        return new(path, times[Times / 2], times[^1], bytes, requests, documents);
    }

    private static async Task QuietAsync(GatewayTally store)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var asked = -1L; asked != store.Requests && TimeProvider.System.GetElapsedTime(start) < Patience;)
        {
            asked = store.Requests;
            await Task.Delay(StandStill, TimeProvider.System);
        }
    }

    public static IEnumerable<string> Table(IReadOnlyList<PageCost> costs)
    {
        var width = costs.Max(cost => cost.Path.Length);
        yield return $"{"page".PadRight(width)}  middle ms  longest ms   bytes  store requests  documents read";
        foreach (var cost in costs)
            yield return string.Create(CultureInfo.InvariantCulture, $"{cost.Path.PadRight(width)}  {cost.Middle,9:0}  {cost.Longest,10:0}  {cost.Bytes,6}  {cost.Requests,14}  {cost.Documents,14}");
    }
}
