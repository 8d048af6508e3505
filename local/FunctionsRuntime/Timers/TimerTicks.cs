using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.Timers;

/// <summary>Runs one timer's ticks: one after the other, and no more often on the wall than agreed. A failure is logged.</summary>
internal sealed class TimerTicks(TimerFunction timer, IFunctionInvoker invoker, RuntimeWallClock wall, TimeSpan leastDistance, ILogger logger)
    : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _lastStart;

    /// <summary>Waits until the next tick may start.</summary>
    public async Task PauseAsync(CancellationToken stopping)
    {
        while (_lastStart is { } start && leastDistance - wall.Time.GetElapsedTime(start) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, wall.Time, stopping);
    }

    /// <param name="stopping">Ends the wait for a tick that is still running.</param>
    /// <param name="abort">Is given to the function.</param>
    public async Task RunAsync(TimerInfo tick, CancellationToken stopping, CancellationToken abort)
    {
        await _one.WaitAsync(stopping);
        try
        {
            _lastStart = wall.Time.GetTimestamp();
            await invoker.InvokeAsync(new FunctionInvocation(timer.Function, tick), abort);
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
