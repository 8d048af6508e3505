using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime.Invocation;

namespace ProcurementFunctions.Local.FunctionsRuntime.Timers;

/// <summary>
/// Runs the timers from the moment that everything else has started. When the app stops, no tick begins any more, and
/// those that run may end within the host's time to stop; then they are cancelled.
/// </summary>
internal sealed class TimerService : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan GraceAfterAbort = TimeSpan.FromSeconds(2);
    private readonly Dictionary<TimerFunction, TimerTicks> _ticks;
    private readonly ConcurrentDictionary<Task, byte> _byHand = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly TimerStateStore _states;
    private readonly TimerLock _lock;
    private readonly RuntimeWallClock _wall;
    private readonly TimeProvider _time;
    private readonly ILogger<TimerService> _logger;
    private Task _loops = Task.CompletedTask;

    public TimerService(
        TimerFunctions timers,
        IFunctionInvoker invoker,
        TimerStateStore states,
        TimerLock timerLock,
        IOptions<FunctionsRuntimeOptions> options,
        RuntimeWallClock wall,
        TimeProvider time,
        ILogger<TimerService> logger)
    {
        _ticks = timers.All.ToDictionary(
            timer => timer, timer => new TimerTicks(timer, invoker, wall, options.Value.MinimumTickInterval, logger));
        (_states, _lock, _wall, _time, _logger) = (states, timerLock, wall, time, logger);
    }

    /// <summary>Starts the function once, besides its schedule, after a tick that is running.</summary>
    public void RunByHand(TimerFunction timer)
    {
        var run = _ticks[timer].RunAsync(new TimerInfo(), _stopping.Token, _abort.Token);
        _byHand.TryAdd(run, default);
        run.ContinueWith(
            ended => _byHand.TryRemove(ended, out _),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_ticks.Count > 0)
            _loops = Task.Run(RunLoopsAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var running = Task.WhenAll([_loops, .. _byHand.Keys]).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await running.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _abort.CancelAsync();
            await Task.WhenAny(running, Task.Delay(GraceAfterAbort, _wall.Time, CancellationToken.None));
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _stopping.Dispose();
        _abort.Dispose();
        foreach (var ticks in _ticks.Values)
            ticks.Dispose();
    }

    private async Task RunLoopsAsync()
    {
        try
        {
            using var held = await _lock.TakeAsync(_stopping.Token);
            await Task.WhenAll(_ticks.Select(timer => RunLoopAsync(timer.Key, timer.Value)));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped before the timers of this state directory were ours.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _logger.TimersNotStarted(failure);
        }
    }

    private async Task RunLoopAsync(TimerFunction timer, TimerTicks ticks)
    {
        try
        {
            await new TimerLoop(timer, ticks, _states, _time, _logger).RunAsync(_stopping.Token, _abort.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The app stops.
        }
        catch (Exception failure)
        {
            _logger.TimerEnded(failure, timer.Name);
        }
    }
}
