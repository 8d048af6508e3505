using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Functions;

namespace ProcurementFunctions.Local.FunctionsHost.Timers;

/// <summary>
/// Runs the timers once the app has started. When the host stops, no tick begins any more, and those that run may end
/// within a limit; then they are cancelled.
/// </summary>
internal sealed class TimerService(
    IFunctionInvoker invoker, TimerStateStore states, TimerLock timerLock, IConfiguration configuration, FunctionsHostOptions options, ILogger<TimerService> logger)
    : IAsyncDisposable
{
    private static readonly TimeSpan GraceAfterAbort = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Task, byte> _byHand = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private Dictionary<TimerFunction, TimerTicks> _ticks = [];
    private Task _loops = Task.CompletedTask;

    /// <summary>The timers; none before the start.</summary>
    public TimerFunctions Timers { get; private set; } = null!;

    /// <exception cref="FunctionsHostException">A timer cannot run as it is declared; the message names it.</exception>
    public void Start(FunctionCatalog catalog)
    {
        Timers = new TimerFunctions(catalog, configuration);
        _ticks = Timers.All.ToDictionary(
            timer => timer, timer => new TimerTicks(timer, invoker, options.WallTime, options.MinimumTickInterval, logger));
        if (_ticks.Count > 0)
            _loops = Task.Run(RunLoopsAsync, CancellationToken.None);
    }

    /// <summary>Starts the function once, besides its schedule, after a tick that is running.</summary>
    public void RunByHand(TimerFunction timer)
    {
        var run = _ticks[timer].RunAsync(new TimerTick(), _stopping.Token, _abort.Token);
        _byHand.TryAdd(run, default);
        run.ContinueWith(
            ended => _byHand.TryRemove(ended, out _),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async Task StopAsync(TimeSpan limit)
    {
        await _stopping.CancelAsync();
        var running = Task.WhenAll([_loops, .. _byHand.Keys]).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await running.WaitAsync(limit, options.WallTime);
        }
        catch (TimeoutException)
        {
            await _abort.CancelAsync();
            await Task.WhenAny(running, Task.Delay(GraceAfterAbort, options.WallTime, CancellationToken.None));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        _stopping.Dispose();
        _abort.Dispose();
        foreach (var ticks in _ticks.Values)
            ticks.Dispose();
    }

    private async Task RunLoopsAsync()
    {
        try
        {
            using var held = await timerLock.TakeAsync(_stopping.Token);
            await Task.WhenAll(_ticks.Where(timer => !Timers.IsDisabled(timer.Key)).Select(timer => RunLoopAsync(timer.Key, timer.Value)));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped before the timers of this state directory were ours.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            logger.TimersNotStarted(failure);
        }
    }

    private async Task RunLoopAsync(TimerFunction timer, TimerTicks ticks)
    {
        try
        {
            await new TimerLoop(timer, ticks, states, options.Time, logger).RunAsync(_stopping.Token, _abort.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The app stops.
        }
        catch (Exception failure)
        {
            logger.TimerEnded(failure, timer.Name);
        }
    }
}
