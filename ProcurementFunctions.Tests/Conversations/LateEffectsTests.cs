using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Conversations;

/// <summary>What a message led to and a crash held up must not undo what was put through the API since.</summary>
public sealed class LateEffectsTests(WholeApp app) : IClassFixture<WholeApp>, IAsyncLifetime
{
    private static readonly TimeSpan Earlier = TimeSpan.FromMinutes(-1);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    private readonly string _user = Guid.NewGuid().ToString();

    public async Task InitializeAsync()
    {
        await app.Services.GetRequiredService<IInventoryStore>().CreateAsync(
            new InventoryItem { Id = "tea", Sku = "tea", Name = "Tea" }, default);
        foreach (var id in (string[])["v1", "v2"])
        {
            await app.Services.GetRequiredService<IKnowledge>().UpdateVendorAsync(
                id, _ => new VendorDocument { Id = id, VendorId = id, Name = id }, default);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Preferences_PutSince_AreNotUndoneByAnOlderMessage()
    {
        const string put = """{"shipping":"express","preferredVendors":["v1"],"excludedVendors":[],"goals":{"cost":1,"speed":0,"reliability":0}}""";
        await PutAsync("/api/preferences", put);

        await RunAsync(
            Earlier,
            new KeepShipping(Shipping.Standard),
            new KeepVendor("v1", VendorStance.Excluded),
            new KeepVendor("v2", VendorStance.Preferred),
            new KeepGoals(null, null));
        Assert.Equal(put, await ReadAsync("/api/preferences"));

        await RunAsync(Later, new KeepShipping(Shipping.Standard), new KeepVendor("v2", VendorStance.Preferred), new KeepGoals(null, GoalRules.Prioritise(Goal.Speed)));
        Assert.Equal(
            """{"shipping":"standard","preferredVendors":["v2","v1"],"excludedVendors":[],"goals":{"cost":0.1,"speed":0.8,"reliability":0.1}}""",
            await ReadAsync("/api/preferences"));
    }

    [Fact]
    public async Task Preferences_Put_LeaveTheBudgetToTheMessages()
    {
        await PutAsync("/api/preferences", """{"shipping":"express","preferredVendors":[],"excludedVendors":[]}""");
        await RunAsync(Earlier, new KeepBudget(500));

        var kept = await app.Services.GetRequiredService<IPreferencesStore>().ReadAsync(_user, default);
        Assert.Equal(500, kept!.Document.BudgetLimit);
    }

    [Fact]
    public async Task ProductPreference_PutSince_IsNotUndoneByAnOlderMessage()
    {
        const string path = "/api/preferences/products/tea";
        await PutAsync(path, """{"preferredQuantity":12,"isCriticalStock":true,"goals":{"cost":1,"speed":0,"reliability":0}}""");

        await RunAsync(Earlier, new KeepProduct("tea", 50, false), new KeepGoals("tea", null));
        Assert.Equal("""{"sku":"tea","preferredQuantity":12,"isCriticalStock":true,"goals":{"cost":1,"speed":0,"reliability":0}}""", await ReadAsync(path));

        await RunAsync(Later, new KeepProduct("tea", 50, null), new KeepGoals("tea", null));
        Assert.Equal("""{"sku":"tea","preferredQuantity":50,"isCriticalStock":true,"goals":null}""", await ReadAsync(path));
    }

    [Fact]
    public async Task Mode_PutSince_IsNotUndoneByAnOlderMessage()
    {
        await PutAsync("/api/operations", await ReadAsync("/api/operations"));

        await RunAsync(Earlier, new SetMode(OperationMode.Purchasing));
        Assert.Contains("\"mode\":\"monitoring\"", await ReadAsync("/api/operations"), StringComparison.Ordinal);

        await RunAsync(Later, new SetMode(OperationMode.Purchasing));
        Assert.Contains("\"mode\":\"purchasing\"", await ReadAsync("/api/operations"), StringComparison.Ordinal);
    }

    private Task RunAsync(TimeSpan told, params Effect[] effects)
    {
        var at = app.Services.GetRequiredService<WallClock>().Now + told;
        // None of these effects starts anything, so no client is needed.
        return app.Services.GetRequiredService<EffectRunner>().RunAsync(null!, new(_user, "m1", at, effects), default);
    }

    private async Task PutAsync(string path, string json)
    {
        var read = await app.SendAsync(HttpMethod.Get, path, _user);
        await WholeApp.BodyOf(await app.SendAsync(HttpMethod.Put, path, _user, ["admin"], json, read.Headers.ETag!.ToString()));
    }

    private async Task<string> ReadAsync(string path) =>
        (await WholeApp.BodyOf(await app.SendAsync(HttpMethod.Get, path, _user))).GetRawText();
}
