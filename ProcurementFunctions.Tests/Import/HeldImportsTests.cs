using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using ProcurementFunctions.Import;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Import;

public sealed class HeldImportsTests : IClassFixture<RedisFixture>
{
    private static readonly ImportWish Wish = new(ImportKind.Inventory, ImportOptions.None.Map);

    private readonly RedisHeldFiles _files;
    private readonly HeldImports _imports;
    private readonly Mock<DurableTaskClient> _client = new("test") { CallBase = true };
    private readonly Dictionary<string, OrchestrationRuntimeStatus> _tasks = [];
    private bool _isAway;

    public HeldImportsTests(RedisFixture redis)
    {
        _files = new(redis.Connect());
        _imports = new(_files, new FileKinds([]), NullLogger<HeldImports>.Instance);
        _client.Setup(one => one.GetInstanceAsync(It.IsAny<string>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, bool _, CancellationToken _) => _tasks.TryGetValue(id, out var status) ? new(nameof(ImportOrchestrator), id) { RuntimeStatus = status } : null);
        _client.Setup(one => one.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((TaskName _, object? _, StartOrchestrationOptions? options, CancellationToken _) =>
            {
                if (_isAway) throw new InvalidOperationException("the task hub is away");
                _tasks.Add(options!.InstanceId!, OrchestrationRuntimeStatus.Pending);
                return options.InstanceId!;
            });
    }

    [Fact]
    public async Task Look_AtARoundWhoseTaskWasNotStarted_StartsItOnce()
    {
        var held = await HeldAsync();
        _isAway = true;
        var begun = await _imports.BeginAsync(_client.Object, held, Wish, true, "admin", default);
        Assert.Empty(_tasks);
        _isAway = false;

        Assert.True((await _imports.LookAsync(_client.Object, held.Id, default)).Last!.IsUnderWay);
        Assert.True((await _imports.LookAsync(_client.Object, held.Id, default)).Last!.IsUnderWay);

        Assert.True(begun.Last!.IsUnderWay);
        Assert.Equal([$"import-{held.Id}-1"], _tasks.Keys);
    }

    [Fact]
    public async Task Look_AtARoundWhoseTaskFailed_SaysSoAndLetsItBeginAgain()
    {
        var begun = await _imports.BeginAsync(_client.Object, await HeldAsync(), Wish, true, "admin", default);
        _tasks[$"import-{begun.Id}-1"] = OrchestrationRuntimeStatus.Failed;

        var after = await _imports.LookAsync(_client.Object, begun.Id, default);
        var again = await _imports.BeginAsync(_client.Object, after, Wish, true, "admin", default);

        Assert.Contains("given up", after.Last!.Refusal, StringComparison.Ordinal);
        Assert.Equal((2, true), (again.Rounds, again.Last!.IsUnderWay));
        Assert.Contains($"import-{begun.Id}-2", _tasks.Keys);
    }

    [Fact]
    public async Task Look_AtARoundWhoseTaskWasDoneMeanwhile_KeepsItsResult()
    {
        var begun = await _imports.BeginAsync(_client.Object, await HeldAsync(), Wish, true, "admin", default);
        _tasks[$"import-{begun.Id}-1"] = OrchestrationRuntimeStatus.Completed;
        _client.Setup(one => one.GetInstanceAsync($"import-{begun.Id}-1", It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Returns(async () =>
            {
                await _files.SaveAsync(begun with { Last = begun.Last! with { Refusal = "the header lacks the columns" } });
                return new(nameof(ImportOrchestrator), $"import-{begun.Id}-1") { RuntimeStatus = OrchestrationRuntimeStatus.Completed };
            });

        Assert.Equal("the header lacks the columns", (await _imports.LookAsync(_client.Object, begun.Id, default)).Last!.Refusal);
    }

    [Fact]
    public async Task Begin_ManyAtOnceFromTheSamePage_BeginsOneRound()
    {
        var held = await HeldAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _imports.BeginAsync(_client.Object, held, Wish, true, $"admin{i}", default)));

        Assert.Equal([$"import-{held.Id}-1"], _tasks.Keys);
        Assert.Equal(1, (await _imports.FindAsync(held.Id)).Rounds);
    }

    private async Task<HeldImport> HeldAsync()
    {
        var held = new HeldImport(Guid.NewGuid().ToString("n"), "stock.csv", 10, ["sku"]);
        await _files.SaveAsync(held);
        return held;
    }
}
