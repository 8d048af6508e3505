using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable;

/// <summary>
/// An app with orchestrations on a clock that stands still until it is moved, years from the real one. It can be stopped and
/// started again on the same state, also with other functions.
/// </summary>
internal sealed class DurableApp : IAsyncDisposable
{
    private const string Section = "AzureFunctionsJobHost:extensions:durableTask:";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly FunctionsHostOptions _options;
    private RunningApp? _app;

    private DurableApp(Type functions)
    {
        Functions = functions;
        _options = RunningApp.Options() with { Time = Time, WallTime = WallTime };
    }

    /// <summary>The class of the functions, from the next start on.</summary>
    public Type Functions { get; set; }

    /// <summary>The durable settings of host.json, from the next start on.</summary>
    public Dictionary<string, string?> Settings { get; } = new() { ["defaultVersion"] = "1.0" };

    /// <summary>What else is done to the app, from the next start on.</summary>
    public Action<FunctionsApplicationBuilder> Configure { get; set; } = static _ => { };

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2041, 3, 4, 8, 0, 0, TimeSpan.Zero));

    /// <summary>The clock of the host's patience.</summary>
    public FakeTimeProvider WallTime { get; } = new();

    public RunningApp App => _app ?? throw new InvalidOperationException("The app does not run.");

    public DurableTaskClient Client => App.Durable;

    public static async Task<DurableApp> StartAsync(Type functions, Action<DurableApp>? configure = null)
    {
        var app = new DurableApp(functions);
        configure?.Invoke(app);
        await app.StartAsync();
        return app;
    }

    public async Task StartAsync() => _app = await RunningApp.StartAsync(
        builder =>
        {
            foreach (var (name, value) in Settings) builder.Configuration[Section + name] = value;
            Configure(builder);
        },
        _options,
        Functions);

    public async Task StopAsync()
    {
        await App.DisposeAsync();
        _app = null;
    }

    public async Task RestartAsync(Type? functions = null)
    {
        await StopAsync();
        Functions = functions ?? Functions;
        await StartAsync();
    }

    public Task<string> ScheduleAsync(string name, object? input = null, string? id = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(name, input, id is null ? null : new(id));

    /// <summary>Starts an instance and waits until it has nothing more to do for now.</summary>
    public async Task<string> ScheduleUntilItWaitsAsync(string name, object? input = null, string? id = null)
    {
        var instance = await ScheduleAsync(name, input, id);
        await Client.WaitForInstanceStartAsync(instance).WaitAsync(RunningApp.Patience);
        await UntilIdleAsync();
        return instance;
    }

    public Task<OrchestrationMetadata> EndOfAsync(string id) =>
        Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(RunningApp.Patience);

    /// <summary>The end of an instance that completes.</summary>
    public async Task<OrchestrationMetadata> CompletedAsync(string id)
    {
        var end = await EndOfAsync(id);
        Assert.True(end.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{id}: {end.RuntimeStatus} {end.FailureDetails} {end.SerializedOutput}");
        return end;
    }

    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? id = null) =>
        await EndOfAsync(await ScheduleAsync(name, input, id));

    public async Task<OrchestrationRuntimeStatus> StatusOfAsync(string id) => (await Client.GetInstanceAsync(id))!.RuntimeStatus;

    public Task UntilIdleAsync() => UntilAsync(() => App.Host.IsIdle);

    /// <summary>Lets time pass, a step whenever there is nothing to do, until an instance has ended.</summary>
    public async Task<OrchestrationMetadata> PassTimeUntilEndAsync(string id, TimeSpan step)
    {
        var end = EndOfAsync(id);
        await UntilAsync(() =>
        {
            if (App.Host.IsIdle) Time.Advance(step);
            return end.IsCompleted;
        });
        return await end;
    }

    /// <summary>
    /// What an orchestrator threw. The worker wraps it when it runs a function by reflection, as it does here for want of the
    /// code that its SDK generates.
    /// </summary>
    public static TaskFailureDetails Thrown(OrchestrationMetadata end)
    {
        var failure = end.FailureDetails!;
        return failure.ErrorType == typeof(AggregateException).FullName ? failure.InnerFailure! : failure;
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(RunningApp.Patience);
        while (!condition()) await Task.Delay(Pause, TimeProvider.System, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (Directory.Exists(_options.StateDirectory)) Directory.Delete(_options.StateDirectory, recursive: true);
    }
}
