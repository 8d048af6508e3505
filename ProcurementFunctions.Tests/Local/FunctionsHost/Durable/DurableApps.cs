namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>The apps of a class of tests: one whose worker holds orchestrations in memory, and one where every step is a replay.</summary>
public abstract class DurableApps(Type functions) : IAsyncLifetime
{
    private DurableApp? _held;
    private DurableApp? _replayed;

    internal DurableApp Held => _held!;

    internal DurableApp Replayed => _replayed!;

    internal DurableApp Of(bool held) => held ? Held : Replayed;

    public async Task InitializeAsync()
    {
        _held = await StartAsync(held: true);
        _replayed = await StartAsync(held: false);
    }

    public async Task DisposeAsync()
    {
        if (_held is not null) await _held.DisposeAsync();
        if (_replayed is not null) await _replayed.DisposeAsync();
    }

    private Task<DurableApp> StartAsync(bool held) =>
        DurableApp.StartAsync(functions, app => app.Settings["extendedSessionsEnabled"] = held ? "true" : "false");
}
