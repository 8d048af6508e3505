using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>A store that a busy machine keeps waiting says 503; as any client would, a test asks it again.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static bool IsAway(ProblemException problem) => problem.Status == 503;

    /// <param name="ask">May be called several times.</param>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (ProblemException e) when (IsAway(e) && TimeProvider.System.GetElapsedTime(start) < Limit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }
}
