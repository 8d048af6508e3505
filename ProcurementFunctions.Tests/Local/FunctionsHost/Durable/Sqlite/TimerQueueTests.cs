using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class TimerQueueTests : IDisposable
{
    private static readonly DateTime Begin = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(Begin));
    private readonly LiveInstance _instance = new("one", 1, OrchestrationStatus.Running, hasBegun: true);
    private readonly List<long> _fired = [];
    private readonly TimerQueue _timers;

    public TimerQueueTests() => _timers = new TimerQueue(_time, (instance, message) =>
    {
        if (instance.IsWaiting(message))
            _fired.Add(message.Id);
        instance.Release(message);
    });

    [Fact]
    public void Advance_PastSome_FiresThoseInTheOrderOfTheirTimes()
    {
        Add(1, TimeSpan.FromDays(3));
        Add(2, TimeSpan.FromHours(2));
        Add(3, TimeSpan.FromHours(1));

        _time.Advance(TimeSpan.FromDays(2));

        Assert.Equal([3, 2], _fired);
    }

    [Fact]
    public void Clock_SetForward_IsNoticedWithinAnHour()
    {
        Add(1, TimeSpan.FromDays(3));

        _time.AdjustTime(_time.GetUtcNow().AddDays(3));
        Assert.Empty(_fired);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal([1], _fired);
    }

    [Fact]
    public void Clock_SetBack_FiresWhenTheTimeHasCome()
    {
        Add(1, TimeSpan.FromMinutes(30));

        _time.AdjustTime(_time.GetUtcNow().AddDays(-1));
        _time.Advance(TimeSpan.FromHours(23));
        Assert.Empty(_fired);
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal([1], _fired);
    }

    [Fact]
    public void Add_AfterThousandsOfOthersWereTakenBack_StillFiresTheLiving()
    {
        for (var number = 0; number < 5_000; number++)
            Add(number, TimeSpan.FromDays(1));
        _instance.DropMessagesOfOthers("another");
        for (var number = 5_000; number < 5_010; number++)
            Add(number, TimeSpan.FromDays(2));

        _time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(Enumerable.Range(5_000, 10).Select(number => (long)number), _fired.Order());
    }

    [Fact]
    public void Dispose_WithTimersOpen_FiresNothingMore()
    {
        Add(1, TimeSpan.FromHours(1));

        _timers.Dispose();
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Empty(_fired);
    }

    public void Dispose() => _timers.Dispose();

    private void Add(long id, TimeSpan after)
    {
        var due = Begin + after;
        var instance = new OrchestrationInstance { InstanceId = "one", ExecutionId = "execution" };
        var message = new StoredMessage(id, new TaskMessage { OrchestrationInstance = instance, Event = new TimerFiredEvent(-1, due) }, due);
        _instance.Delay(message);
        _timers.Add(_instance, message, due);
    }
}
