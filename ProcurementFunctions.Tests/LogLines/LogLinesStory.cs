using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.LogLines;

/// <summary>
/// Nothing that is logged names a user, repeats a message, or shows a token or a document, whatever happens to the stores: a
/// user id and words that stand nowhere else are looked for in every line, exceptions with all that they say included.
/// </summary>
/// <remarks>A class for the faults of each store, with an app of its own, so that they are staged side by side.</remarks>
public abstract class LogLinesStory(FaultyApp app) : IAsyncLifetime
{
    protected const string Words = "quicksilver-words";
    private static readonly string[] All = ["buyer", "approver", "admin"];

    /// <summary>Whom no line may name.</summary>
    protected string User { get; } = $"marker-{Guid.NewGuid():N}";

    protected FaultyApp App => app;

    public async Task InitializeAsync()
    {
        app.Pass();
        await UseAsync();
        app.Log.Lines.Clear();
    }

    public Task DisposeAsync()
    {
        app.Pass();
        return Task.CompletedTask;
    }

    /// <summary>A user goes on and timers run while it is so, and no line names them.</summary>
    protected async Task AssertNamesNobodyAsync()
    {
        await UseAsync();
        await SweepAsync();
        Assert.NotEmpty(app.Log.Lines);
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(User, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(Words, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("Bearer ey", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>All that a user does that needs a store, whatever is answered.</summary>
    private async Task UseAsync()
    {
        (HttpMethod Method, string Path, string? Json)[] requests =
        [
            (HttpMethod.Get, "session", null),
            (HttpMethod.Post, "messages", $$"""{"messageId":"{{Guid.NewGuid()}}","text":"my budget is 500 {{Words}}"}"""),
            (HttpMethod.Post, "messages", $$"""{"messageId":"{{Guid.NewGuid()}}","text":"always ship express"}"""),
            (HttpMethod.Get, "preferences", null),
            (HttpMethod.Put, "preferences", """{"shipping":"express","preferredVendors":[],"excludedVendors":[]}"""),
            (HttpMethod.Put, "preferences/products/TEA", """{"preferredQuantity":12,"isCriticalStock":true}"""),
            (HttpMethod.Put, "inventory/TEA", """{"name":"Tea","onHand":5,"reorderPoint":10,"safetyStock":2}"""),
            (HttpMethod.Post, "inventory/TEA/snooze", $$"""{"until":"{{TimeProvider.System.GetUtcNow().AddDays(3):O}}","reason":"{{Words}}"}"""),
            (HttpMethod.Put, "vendors/LEAF/rating", $$"""{"score":0.9,"comment":"{{Words}}"}"""),
            (HttpMethod.Get, $"audit?actor={User}", null),
            (HttpMethod.Get, "me/export", null),
        ];
        var answers = await Task.WhenAll(requests.Select(request => app.SendAsync(
            request.Method,
            $"/api/{request.Path}",
            User,
            All,
            request.Json,
            request.Method == HttpMethod.Put ? "\"0\"" : null,
            request.Method == HttpMethod.Post && request.Path != "messages" ? $"key-{User}" : null)));
        foreach (var answer in answers) answer.Dispose();
    }

    /// <summary>What runs by the clock, whatever becomes of it: it ends in the log of the host, with its exception.</summary>
    private async Task SweepAsync()
    {
        var client = app.Durable;
        await LoggedAsync(limit => app.Services.GetRequiredService<EffectRunner>().SweepAsync(client, limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<AuditSweep>().TellAllAsync(limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<RedisExpiry>().BoundAsync(limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<ISessionStore>().EraseAsync(User, limit));
        await LoggedAsync(limit => app.Services.GetRequiredService<StateDoctor>().ExamineAsync(client, limit));
    }

    /// <summary>Cut short, as a host that stops does: what waits for a store that hangs has said what it says before.</summary>
    private async Task LoggedAsync(Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            await work(limit.Token);
        }
        catch (Exception e)
        {
            app.Log.Lines.Enqueue(e.ToString());
        }
    }
}
