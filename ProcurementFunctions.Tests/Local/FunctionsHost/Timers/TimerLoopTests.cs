using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementFunctions.Local.AppHost.Clock;
using ProcurementFunctions.Local.FunctionsHost;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using ProcurementFunctions.Local.FunctionsHost.Timers;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Timers;

public sealed class TimerLoopTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 2, 0, TimeSpan.Zero);
    private readonly string _directory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly ObservedTime _firm = new(Start);
    private readonly ObservedTime _wall = new(Start);
    private CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<Task> _loops = [];

    [Fact]
    public async Task Run_EveryFiveMinutes_TicksAtEachAndTellsTheNext()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes));

        await _firm.PassAsync();
        var (at, info) = await invoker.NextTickAsync();
        Assert.Equal(At(8, 5), at);
        Assert.False(info.IsPastDue);
        Assert.Equal(At(8, 10).UtcDateTime, info.ScheduleStatus!.Next);

        await _firm.PassAsync();
        (at, info) = await invoker.NextTickAsync();
        Assert.Equal(At(8, 10), at);
        Assert.Equal(At(8, 5).UtcDateTime, info.ScheduleStatus!.Last);
    }

    [Fact]
    public async Task Run_ClockSetForwardOverManyTicks_TicksOnce()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes));
        await _firm.NextWaitAsync();

        _firm.Advance(TimeSpan.FromDays(2));
        await invoker.NextTickAsync();

        Assert.Equal(TimeSpan.FromMinutes(3), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
    }

    [Fact]
    public async Task Run_FasterThanTheLeastDistance_CoalescesTicks()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes), leastDistance: TimeSpan.FromMilliseconds(250));
        await _firm.PassAsync();
        await invoker.NextTickAsync();

        // The wall stands still while the firm's clock runs through an hour of ticks.
        await _firm.PassAsync();
        Assert.Equal(TimeSpan.FromMilliseconds(250), await _wall.NextWaitAsync());
        _firm.Advance(TimeSpan.FromHours(1));
        Assert.False(invoker.HasTick);

        _wall.Advance(TimeSpan.FromMilliseconds(250));
        var (at, _) = await invoker.NextTickAsync();
        Assert.Equal(At(9, 10), at);
        Assert.Equal(TimeSpan.FromMinutes(5), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
    }

    [Fact]
    public async Task Run_TickTakesLong_DoesNotOverlap()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        var invoker = Run(nameof(Timers.EveryFiveMinutes), body: async _ =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            entered.TrySetResult();
            await go.Task;
            Interlocked.Decrement(ref running);
        });
        await _firm.PassAsync();
        await entered.Task.WaitAsync(RunningApp.Patience);

        _firm.Advance(TimeSpan.FromMinutes(17));
        go.SetResult();

        Assert.Equal(At(8, 22), (await invoker.NextTickAsync()).At);
        Assert.Equal(TimeSpan.FromMinutes(3), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
    }

    [Fact]
    public async Task Run_TickFails_GoesOn()
    {
        var failures = 0;
        var invoker = Run(nameof(Timers.EveryFiveMinutes), body: _ =>
            ++failures == 1 ? throw new InvalidOperationException("no luck") : Task.CompletedTask);

        await _firm.PassAsync();
        await _firm.PassAsync();

        Assert.Equal(At(8, 10), (await invoker.NextTickAsync()).At);
    }

    [Fact]
    public async Task Run_AfterAnOutageOverManyTicks_MakesUpForThemOnce()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes));
        await _firm.PassAsync();
        await invoker.NextTickAsync();
        await _firm.NextWaitAsync();
        await StopAsync();

        _firm.Advance(TimeSpan.FromHours(3));
        invoker = Run(nameof(Timers.EveryFiveMinutes));

        var (at, info) = await invoker.NextTickAsync();
        Assert.Equal(At(11, 5), at);
        Assert.True(info.IsPastDue);
        Assert.Equal(At(8, 5).UtcDateTime, info.ScheduleStatus!.Last);
        Assert.Equal(TimeSpan.FromMinutes(5), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
    }

    [Fact]
    public async Task Run_RestartBetweenTicks_NeitherRepeatsNorLosesOne()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes));
        await _firm.PassAsync();
        await invoker.NextTickAsync();
        await _firm.NextWaitAsync();
        await StopAsync();

        _firm.Advance(TimeSpan.FromMinutes(2));
        invoker = Run(nameof(Timers.EveryFiveMinutes));

        Assert.Equal(TimeSpan.FromMinutes(3), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
    }

    [Fact]
    public async Task Run_ScheduleChangedDuringTheOutage_MakesUpForNothing()
    {
        Run(nameof(Timers.EveryFiveMinutes));
        await _firm.NextWaitAsync();
        await StopAsync();

        _firm.Advance(TimeSpan.FromHours(3));
        var invoker = Run(nameof(Timers.EveryFiveMinutes), schedule: "0 30 * * * *");

        Assert.Equal(TimeSpan.FromMinutes(28), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
    }

    [Fact]
    public async Task Run_WithoutMonitor_MakesUpForNothing()
    {
        var invoker = Run(nameof(Timers.Unmonitored));
        await _firm.PassAsync();
        Assert.Null((await invoker.NextTickAsync()).Info.ScheduleStatus);
        await _firm.NextWaitAsync();
        await StopAsync();

        _firm.Advance(TimeSpan.FromHours(3));
        invoker = Run(nameof(Timers.Unmonitored));

        Assert.Equal(TimeSpan.FromMinutes(5), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
        Assert.False(Directory.Exists(Path.Combine(_directory, "timers")));
    }

    [Fact]
    public async Task Run_EverySecond_IsNotMonitored()
    {
        var invoker = Run(nameof(Timers.EverySecond));

        await _firm.PassAsync();

        Assert.Null((await invoker.NextTickAsync()).Info.ScheduleStatus);
    }

    [Fact]
    public async Task Run_OnStartup_TicksAtOnceAndThenOnSchedule()
    {
        var invoker = Run(nameof(Timers.OnStartup));

        Assert.Equal(Start, (await invoker.NextTickAsync()).At);
        await _firm.PassAsync();
        Assert.Equal(At(8, 5), (await invoker.NextTickAsync()).At);
    }

    [Fact]
    public async Task Run_Interval_TicksAtThatDistance()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes), schedule: "00:07:00");

        await _firm.PassAsync();
        Assert.Equal(At(8, 9), (await invoker.NextTickAsync()).At);
        await _firm.PassAsync();
        Assert.Equal(At(8, 16), (await invoker.NextTickAsync()).At);
    }

    [Fact]
    public async Task Run_WaitOfWeeks_IsMadeInPartsThatNoticeAChangedClock()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes), schedule: "0 0 0 1 6 *");

        for (var hour = 0; hour < 48; hour++)
        {
            Assert.Equal(TimeSpan.FromHours(1), await _firm.NextWaitAsync());
            _firm.Advance(TimeSpan.FromHours(1));
        }

        Assert.False(invoker.HasTick);
        await _firm.NextWaitAsync();
        _firm.SetUtcNow(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), (await invoker.NextTickAsync()).At);
    }

    [Fact]
    public async Task Run_ClockSetBack_TicksByTheNewTime()
    {
        var invoker = Run(nameof(Timers.EveryFiveMinutes), schedule: "0 0 */6 * * *");
        Assert.Equal(TimeSpan.FromHours(1), await _firm.NextWaitAsync());

        _firm.SetBack = TimeSpan.FromHours(9);
        _firm.Advance(TimeSpan.FromHours(1));

        // It is 00:02 of the same day: the next tick is at 06:00, not at 12:00.
        for (var hour = 0; hour < 5; hour++)
            await _firm.PassAsync();
        Assert.Equal(TimeSpan.FromMinutes(58), await _firm.NextWaitAsync());
        Assert.False(invoker.HasTick);
        _firm.Advance(TimeSpan.FromMinutes(58));
        Assert.Equal(At(6, 0), (await invoker.NextTickAsync()).At);
    }

    [Fact]
    public async Task Run_OnAClockADayASecond_KeepsTheLeastDistanceOnTheWall()
    {
        var least = TimeSpan.FromMilliseconds(100);
        var fast = new AcceleratedTimeProvider(TimeProvider.System, 86_400, Start);
        var starts = Channel.CreateUnbounded<long>();
        Run(nameof(Timers.EveryFiveMinutes), leastDistance: least, firm: fast, wall: TimeProvider.System, body: _ =>
        {
            starts.Writer.TryWrite(TimeProvider.System.GetTimestamp());
            return Task.CompletedTask;
        });

        var last = await starts.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience);
        for (var tick = 0; tick < 5; tick++)
        {
            var start = await starts.Reader.ReadAsync().AsTask().WaitAsync(RunningApp.Patience);
            Assert.InRange(TimeProvider.System.GetElapsedTime(last, start), least * 0.9, RunningApp.Patience);
            last = start;
        }
    }

    [Fact]
    public async Task Run_UnreadableState_StartsAnew()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "timers"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "timers", "everyfiveminutes.json"), "{\"schedule\":");

        var invoker = Run(nameof(Timers.EveryFiveMinutes));

        await _firm.PassAsync();
        Assert.Equal(At(8, 5), (await invoker.NextTickAsync()).At);
    }

    [Fact]
    public async Task Run_ScheduleWithoutFurtherTick_Ends()
    {
        Run(nameof(Timers.EveryFiveMinutes), schedule: "0 0 0 31 2 *");

        await Task.WhenAll(_loops).WaitAsync(RunningApp.Patience);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _abort.Dispose();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    private static DateTimeOffset At(int hour, int minute) => new(2026, 3, 1, hour, minute, 0, TimeSpan.Zero);

    private RecordingInvoker Run(
        string function, string? schedule = null, TimeSpan leastDistance = default, Func<CancellationToken, Task>? body = null,
        TimeProvider? firm = null, TimeProvider? wall = null)
    {
        var descriptor = Describe(function);
        var configuration = new ConfigurationBuilder().Build();
        var timer = new TimerFunction(descriptor, TimerSchedule.Parse(schedule ?? descriptor.Trigger.Text("schedule")!, configuration));
        var options = new FunctionsHostOptions { StateDirectory = _directory, Time = _firm };
        var invoker = new RecordingInvoker(_firm) { Body = body ?? (static _ => Task.CompletedTask) };
        var ticks = new TimerTicks(timer, invoker, wall ?? _wall, leastDistance, NullLogger.Instance);
        var loop = new TimerLoop(timer, ticks, new TimerStateStore(options, NullLogger<TimerStateStore>.Instance), firm ?? _firm, NullLogger.Instance);
        _loops.Add(Task.Run(() => loop.RunAsync(_stopping.Token, _abort.Token)));
        return invoker;
    }

    private async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(_loops));
        _loops.Clear();
        _stopping.Dispose();
        _stopping = new CancellationTokenSource();
    }

    private static HostedFunction Describe(string name)
    {
        var trigger = name switch
        {
            nameof(Timers.EverySecond) => """{"name":"timer","type":"timerTrigger","schedule":"* * * * * *"}""",
            nameof(Timers.Unmonitored) => """{"name":"timer","type":"timerTrigger","schedule":"0 */5 * * * *","useMonitor":false}""",
            nameof(Timers.OnStartup) => """{"name":"timer","type":"timerTrigger","schedule":"0 */5 * * * *","runOnStartup":true}""",
            _ => """{"name":"timer","type":"timerTrigger","schedule":"0 */5 * * * *","useMonitor":true}""",
        };
        return new HostedFunction(name, name, name, FunctionBinding.Read(trigger), []);
    }

    private enum Timers
    {
        EveryFiveMinutes,
        EverySecond,
        Unmonitored,
        OnStartup,
    }
}
