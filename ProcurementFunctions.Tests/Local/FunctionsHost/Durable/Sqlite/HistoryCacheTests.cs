using DurableTask.Core;
using DurableTask.Core.History;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Queues;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Sqlite;

public sealed class HistoryCacheTests
{
    private const long Limit = 64 * 1024;

    private readonly HistoryCache _cache = new(Limit);

    [Fact]
    public void Put_MoreThanThereIsRoomFor_ForgetsTheLeastRecentlyUsed()
    {
        var instances = Enumerable.Range(0, 25).Select(number => Instance(number)).ToList();
        foreach (var instance in instances.Take(20))
            _cache.Put(instance, State(), 2_000);
        var (state, size) = _cache.Take(instances[0])!.Value;
        _cache.Put(instances[0], state, size);
        foreach (var instance in instances.Skip(20))
            _cache.Put(instance, State(), 2_000);

        Assert.NotNull(_cache.Take(instances[0]));
        Assert.Null(_cache.Take(instances[1]));
        Assert.NotNull(_cache.Take(instances[24]));
    }

    [Fact]
    public void Put_ABigOne_IsNotKept()
    {
        var (grown, large) = (Instance(1), Instance(2));
        _cache.Put(grown, State(), Limit / 2);
        _cache.Put(large, State(new string('x', 10_000)), 10);

        Assert.Null(_cache.Take(grown));
        Assert.Null(_cache.Take(large));
    }

    [Fact]
    public void Take_Twice_GivesItOnce()
    {
        var instance = Instance(1);
        _cache.Put(instance, State(), 10);

        Assert.NotNull(_cache.Take(instance));
        Assert.Null(_cache.Take(instance));
    }

    private static LiveInstance Instance(int number) => new($"{number}", number, OrchestrationStatus.Running, hasBegun: true);

    private static OrchestrationRuntimeState State(string? input = null) => new([new ExecutionStartedEvent(-1, input)]);
}
