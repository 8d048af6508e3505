using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Functions;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>Runs one timer's ticks: one after the other, and no more often on the wall than agreed. A failure is logged.</summary>
internal sealed class TimerTicks(TimerFunction timer, IFunctionInvoker invoker, TimeProvider wall, TimeSpan leastDistance, ILogger logger)
    : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _lastStart;

    /// <summary>Waits until the next tick may start.</summary>
    public async Task PauseAsync(CancellationToken stopping)
    {
        while (_lastStart is { } start && leastDistance - wall.GetElapsedTime(start) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, wall, stopping);
    }

    /// <param name="stopping">Ends the wait for a tick that is still running.</param>
    /// <param name="abort">Is given to the function.</param>
    public async Task RunAsync(TimerTick tick, CancellationToken stopping, CancellationToken abort)
    {
        await _one.WaitAsync(stopping);
        try
        {
            _lastStart = wall.GetTimestamp();
            await invoker.InvokeAsync(new Invocation(timer.Function, tick.ToTriggerValue()), abort);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            logger.TimerCancelled(timer.Name);
        }
        catch (Exception failure)
        {
            logger.TimerFailed(failure, timer.Name);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
