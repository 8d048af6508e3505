using Microsoft.Extensions.Time.Testing;
using Moq;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Operations;

public sealed class CosmosOperationsStoreTests : IAsyncLifetime
{
    private readonly CosmosFixture _cosmos = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private DocumentContainer<OperationsSettings> _settings = null!;
    private CosmosAuditTrail _audit = null!;
    private CosmosOperationsStore _store = null!;

    public async Task InitializeAsync()
    {
        await _cosmos.InitializeAsync();
        _audit = new(await _cosmos.ContainerAsync(CosmosAuditTrail.Definition, AuditJson.Default.AuditEntry));
        _settings = await SettingsAsync(_audit);
        _store = new(_settings, _time);
    }

    public Task DisposeAsync() => _cosmos.DisposeAsync();

    [Fact]
    public async Task Read_FirstOfAll_CreatesTheDefaultsOnce()
    {
        var reads = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new CosmosOperationsStore(_settings, _time).ReadAsync(default)));
        Assert.Single(reads.Select(r => r.ETag).Distinct());
        Assert.Equal(OperationMode.Monitoring, reads[0].Document.Mode);
    }

    [Fact]
    public async Task Update_FromManySides_LosesNoneAndTellsOfEach()
    {
        await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => _store.UpdateAsync(
            s => s with { Service = s.Service with { ReviewDays = s.Service.ReviewDays + 1 } }, "ann", "because", default)));
        Assert.Equal(12, (await _store.ReadAsync(default)).Document.Service.ReviewDays);
        var trail = await TrailAsync();
        Assert.Equal(
            ["7→8", "8→9", "9→10", "10→11", "11→12"], trail.Select(e => $"{e.Changes[0].From}→{e.Changes[0].To}"));
    }

    [Fact]
    public async Task Replace_SaysWhoWhenAndWhat()
    {
        var read = await _store.ReadAsync(default);
        var changed = read.Document with { Mode = OperationMode.Purchasing, Budget = new(5000, BudgetPeriod.Quarter) };
        Assert.NotNull(await _store.ReplaceAsync(changed, read.ETag, "ann", "because", default));

        var entry = Assert.Single(await TrailAsync());
        Assert.Equal(("ann", _time.GetUtcNow(), "because"), (entry.By, entry.At, entry.Why));
        Assert.Equal(
            [new("mode", "\"monitoring\"", "\"purchasing\""), new("budget.limit", "null", "5000"), new("budget.period", "\"month\"", "\"quarter\"")],
            entry.Changes);
    }

    [Fact]
    public async Task Replace_WithAnOldETag_IsNull()
    {
        var read = await _store.ReadAsync(default);
        await _store.UpdateAsync(s => s with { Currency = "EUR" }, "ann", "because", default);
        Assert.Null(await _store.ReplaceAsync(read.Document with { Currency = "CHF" }, read.ETag, "bob", "because", default));
    }

    [Fact]
    public async Task Change_WhoseRecordACrashPrevented_IsRecordedWithTheNextChange()
    {
        var crashing = new Mock<IAuditTrail>();
        crashing.Setup(a => a.RecordAsync(It.IsAny<AuditEntry>(), It.IsAny<CancellationToken>())).ThrowsAsync(new IOException("gone"));
        var dying = new CosmosOperationsStore(await SettingsAsync(crashing.Object), _time);
        await Assert.ThrowsAsync<IOException>(() => dying.UpdateAsync(s => s with { Currency = "EUR" }, "ann", "because", default));
        Assert.Empty(await TrailAsync());

        Assert.Equal("EUR", (await _store.ReadAsync(default)).Document.Currency);
        await _store.UpdateAsync(s => s with { Currency = "CHF" }, "bob", "because", default);
        Assert.Equal(["ann", "bob"], (await TrailAsync()).Select(entry => entry.By));
        Assert.Null((await _store.ReadAsync(default)).Document.Untold);
    }

    [Fact]
    public async Task Change_ThatAnOlderVersionCarries_IsRecordedWithTheNext()
    {
        var read = await _store.ReadAsync(default);
        var last = new AuditEntry { Id = "operations:00000001", Subject = "operations", By = "ann", At = _time.GetUtcNow() };
        await _settings.ReplaceAsync(read.Document with { Revision = 1, LastChange = last }, "settings", read.ETag, default);

        var written = await _store.UpdateAsync(s => s with { Currency = "CHF" }, "bob", "because", default);

        Assert.Equal(["operations:00000001", "operations:00000002"], (await TrailAsync()).Select(entry => entry.Id));
        Assert.Null(written.Document.LastChange);
    }

    [Fact]
    public async Task Update_ThatChangesNothing_WritesNothing()
    {
        var read = await _store.ReadAsync(default);
        var same = await _store.UpdateAsync(s => s with { Currency = "USD" }, "ann", "because", default);
        Assert.Equal(read.ETag, same.ETag);
        Assert.Empty(await TrailAsync());
    }

    private Task<DocumentContainer<OperationsSettings>> SettingsAsync(IAuditTrail trail) =>
        _cosmos.ContainerAsync(OperationsContainer.Definition, OperationsJson.Default.OperationsSettings, trail: trail);

    private async Task<List<AuditEntry>> TrailAsync()
    {
        var entries = new List<AuditEntry>();
        await foreach (var entry in _audit.ListAsync("operations", default)) entries.Add(entry);
        return entries;
    }
}
