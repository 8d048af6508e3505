using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Tests.Hosting;

public sealed class LaneTests
{
    private readonly Lane _lane = new();

    [Fact]
    public async Task Run_OfTwoAtOnce_IsOneAfterTheOther()
    {
        var first = new TaskCompletionSource<int>();
        var running = _lane.RunAsync(() => first.Task, default);
        var second = _lane.RunAsync(() => Task.FromResult(2), default);
        Assert.False(second.IsCompleted);

        first.SetResult(1);

        Assert.Equal((1, 2), (await running, await second));
    }

    [Fact]
    public async Task Run_WhileTheStoreIsAway_TellsThoseThatWaitedAndLetsTheNextTry()
    {
        var first = new TaskCompletionSource<int>();
        var tries = 0;
        var all = Enumerable.Range(0, 5).Select(_ => _lane.RunAsync(() => Try(), default)).ToList();

        first.SetException(ProblemException.Unavailable("away", TimeSpan.FromSeconds(3)));

        foreach (var one in all)
            Assert.Equal(TimeSpan.FromSeconds(3), (await Assert.ThrowsAsync<ProblemException>(() => one)).RetryAfter);
        Assert.Equal(1, tries);
        Assert.Equal(7, await _lane.RunAsync(() => Task.FromResult(7), default));

        Task<int> Try()
        {
            tries++;
            return first.Task;
        }
    }

    [Fact]
    public async Task Run_AfterAnotherFailure_TriesItself()
    {
        var first = new TaskCompletionSource<int>();
        var running = _lane.RunAsync(() => first.Task, default);
        var second = _lane.RunAsync(() => Task.FromResult(2), default);

        first.SetException(ProblemException.Conflict("taken"));

        await Assert.ThrowsAsync<ProblemException>(() => running);
        Assert.Equal(2, await second);
    }
}
