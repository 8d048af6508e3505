using System.Net;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Privacy;
using ProcurementFunctions.Tests.Fixtures;
using ProcurementFunctions.Tests.Import;

namespace ProcurementFunctions.Tests.Hosting.Audit;

/// <summary>
/// Work that no single document carries an entry of: the process dies between the work and its entry, or before the work, and
/// whatever was done stands in the trail.
/// </summary>
public sealed class BegunWorkTests(FaultyApp app) : IClassFixture<FaultyApp>, IAsyncLifetime
{
    private static readonly string[] All = ["buyer", "approver", "admin"];
    private readonly string _user = $"user-{Guid.NewGuid():N}";
    private readonly string _id = $"X{Guid.NewGuid():N}";
    private DateTimeOffset _began;

    public Task InitializeAsync()
    {
        app.Pass();
        _began = TimeProvider.System.GetUtcNow();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(AuditKinds.Imported, true)]
    [InlineData(AuditKinds.ImportBegun, false)]
    public async Task Import_DyingAtItsEntry_IsToldOfWhereAnythingWasDone(string kind, bool isDone)
    {
        var functions = ActivatorUtilities.CreateInstance<ImportFunctions>(app.Services, ActivatorUtilities.CreateInstance<ImportDesk>(app.Services, DyingAt(kind)));

        await Assert.ThrowsAsync<DeathException>(() => functions.ImportCsv(
            FunctionCalls.Request($"sku,name,on_hand,reorder_point,safety_stock\n{_id},a,1,2,3\n", "text/csv"), "inventory", FunctionCalls.By(_user), default));

        Assert.Equal(isDone, await Service<IInventoryStore>().ReadAsync(_id, default) is not null);
        var told = await EntriesAsync("import:inventory", _user);
        Assert.Equal(isDone ? [AuditKinds.ImportBegun] : [], told);
    }

    [Theory]
    [InlineData(AuditKinds.UserErased, true)]
    [InlineData(AuditKinds.ErasureBegun, false)]
    public async Task Erasure_DyingAtItsEntry_IsToldOfWhereAnythingWasDone(string kind, bool isDone)
    {
        using (var told = await app.SendAsync(HttpMethod.Post, "/api/messages", _user, All, """{"messageId":"m1","text":"my budget is 500"}"""))
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        var functions = ActivatorUtilities.CreateInstance<MeFunctions>(app.Services, DyingAt(kind));

        await Assert.ThrowsAsync<DeathException>(() => functions.EraseAsync(FunctionCalls.Request(), FunctionCalls.By(_user), default));

        Assert.Equal(isDone, await Service<ISessionStore>().ReadAsync(_user, default) is null);
        Assert.Equal(isDone, await Service<IPreferencesStore>().ReadAsync(_user, default) is null);
        Assert.Equal(isDone ? [AuditKinds.ErasureBegun] : [], await EntriesAsync("user"));
        // Called again, it is done whole.
        using var again = await app.SendAsync(HttpMethod.Delete, "/api/me", _user, All);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal([AuditKinds.ErasureBegun, AuditKinds.UserErased], (await EntriesAsync("user")).TakeLast(2));
        Assert.Empty((await Service<IAuditTrail>().ListPageAsync(new(Actor: _user), 10, null, default)).Items);
    }

    [Theory]
    [InlineData(AuditKinds.Repaired, true)]
    [InlineData(AuditKinds.RepairBegun, false)]
    public async Task Repair_DyingAtItsEntry_IsToldOfWhereAnythingWasDone(string kind, bool isDone)
    {
        var budget = Service<IBudget>();
        var period = await budget.PeriodAsync(default);
        var purchase = $"P-{_id}";
        await budget.ReserveAsync(period, purchase, _user, 77, default);
        var finding = new Finding(FindingKinds.MoneyWithoutPurchase, purchase, _began, "money for nothing", "nothing", Repair.Release, period);
        var repairs = ActivatorUtilities.CreateInstance<Repairs>(app.Services, DyingAt(kind));

        await Assert.ThrowsAsync<DeathException>(() => repairs.MendAsync(app.Durable, finding, default));

        var (ledger, _) = await budget.ReadAsync(period, default);
        Assert.Equal(isDone, ledger.Entries.All(entry => entry.PurchaseId != purchase || entry.State == BudgetState.Released));
        Assert.Equal(isDone ? [AuditKinds.RepairBegun] : [], await EntriesAsync($"purchase:{purchase}"));
    }

    [Fact]
    public async Task Erasure_WhileTheTrailIsAway_IsRefusedAndNothingIsDone()
    {
        using (var told = await app.SendAsync(HttpMethod.Post, "/api/messages", _user, All, """{"messageId":"m1","text":"hello"}"""))
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        app.CosmosAnswers.BeUnavailable("audit");

        using var refused = await app.SendAsync(HttpMethod.Delete, "/api/me", _user, All);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(await Service<ISessionStore>().ReadAsync(_user, default));
    }

    private DyingTrail DyingAt(string kind) => new(Service<IAuditTrail>(), kind);

    private T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>The kinds of what this test has told of a subject, oldest first.</summary>
    private async Task<IEnumerable<string>> EntriesAsync(string subject, string? actor = null)
    {
        var page = await Service<IAuditTrail>().ListPageAsync(new(subject, actor, From: _began), 100, null, default);
        return page.Items.Select(entry => entry.Document.Kind).Reverse();
    }
}
