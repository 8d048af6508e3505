using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;
using ProcurementFunctions.Import;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Import;

public sealed class HeldImportsTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [Fact]
    public async Task Begin_TaskThatCannotBeStarted_IsNoRoundThatIsUnderWay()
    {
        var files = new RedisHeldFiles(redis.Connect());
        var imports = new HeldImports(files, new FileKinds([]));
        var held = new HeldImport(Guid.NewGuid().ToString("n"), "stock.csv", 10, ["sku"]);
        await files.SaveAsync(held);
        var client = new Mock<DurableTaskClient>("test") { CallBase = true };
        client.SetupSequence(one => one.ScheduleNewOrchestrationInstanceAsync(
                It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("the task hub is away"))
            .ReturnsAsync("begun");
        var wish = new ImportWish(ImportKind.Inventory, ImportOptions.None.Map);

        await Assert.ThrowsAsync<InvalidOperationException>(() => imports.BeginAsync(client.Object, held, wish, true, "admin", default));
        var after = await imports.FindAsync(held.Id);
        var again = await imports.BeginAsync(client.Object, after, wish, true, "admin", default);

        Assert.Equal((1, "it could not be begun; try again"), (after.Rounds, after.Last!.Refusal));
        Assert.Equal((2, true), (again.Rounds, again.Last!.IsUnderWay));
    }
}
