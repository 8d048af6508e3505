using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>
/// Does a step of an import again while the document store is busy: a file of many rows easily asks for more than an
/// account grants in a second.
/// </summary>
internal static class Patience
{
    private const int Attempts = 8;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <param name="step">Safe to repeat, also when it failed after it had its effect.</param>
    /// <exception cref="ProblemException">503: the store was busy or away each time.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> step, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await step();
            }
            catch (ProblemException busy) when (busy is { Status: 503, RetryAfter: not null } && attempt < Attempts)
            {
                var asked = busy.RetryAfter.Value < LongestPause ? busy.RetryAfter.Value : LongestPause;
                // A pause on the wall clock: the store's budget is one of real seconds.
                await Task.Delay(
                    asked + TimeSpan.FromMilliseconds(Random.Shared.Next(1, 50 * attempt)), TimeProvider.System, cancellation);
            }
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(Func<Task> step, CancellationToken cancellation) => RunAsync(
        async () =>
        {
            await step();
            return true;
        },
        cancellation);
}
