using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Local.FunctionsRuntime;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;

namespace ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

/// <summary>A real engine on a real SQLite file, which can be stopped, killed and started again on the same file.</summary>
internal sealed class EngineHarness : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("durable-").FullName;
    private DurableTaskEngine? _engine;
    private DurableTaskClient? _client;

    private EngineHarness(TestTaskFunctions functions) => Functions = functions;

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    public TestTaskFunctions Functions { get; set; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    public DurableTaskOptions Settings { get; } = new() { HubName = "Test", DefaultVersion = "1.0", DrainTimeout = TimeSpan.FromSeconds(5) };

    public StoppedHost Lifetime { get; } = new();

    public string Path => System.IO.Path.Combine(_directory, "Test.db");

    public DurableTaskEngine Engine => _engine ?? throw new InvalidOperationException("not started");

    public DurableTaskClient Client => _client ?? throw new InvalidOperationException("not started");

    /// <summary>Without a cache every step of an orchestrator is a replay.</summary>
    public static async Task<EngineHarness> StartAsync(TestTaskFunctions functions, bool cached = true, Action<EngineHarness>? configure = null)
    {
        var harness = new EngineHarness(functions);
        if (!cached)
            harness.Settings.MaxCachedRuns = 0;
        configure?.Invoke(harness);
        await harness.StartAsync();
        return harness;
    }

    public async Task StartAsync()
    {
        _engine = new DurableTaskEngine(
            Functions,
            Options.Create(Settings),
            Options.Create(new FunctionsRuntimeOptions { StateDirectory = _directory }),
            Time,
            Loggers,
            Lifetime);
        await _engine.StartAsync(CancellationToken.None);
        _client = new LocalDurableTaskClient(_engine);
    }

    /// <summary>Stops as a killed process does, then starts on the same file.</summary>
    public async Task KillAndStartAsync(Action? meanwhile = null)
    {
        Engine.Abandon();
        meanwhile?.Invoke();
        await StartAsync();
    }

    public async Task StopAndStartAsync()
    {
        await Engine.StopAsync(CancellationToken.None);
        await StartAsync();
    }

    public async Task<string> ScheduleAsync(string name, object? input = null, string? id = null) =>
        await Client.ScheduleNewOrchestrationInstanceAsync(name, input, id is null ? null : new(id));

    /// <summary>Waits until an instance has begun to wait for something.</summary>
    public async Task<string> ScheduleAndWaitForStartAsync(string name, object? input = null, string? id = null)
    {
        var instance = await ScheduleAsync(name, input, id);
        await Client.WaitForInstanceStartAsync(instance).WaitAsync(Patience);
        return instance;
    }

    public async Task<OrchestrationMetadata> EndOfAsync(string id) =>
        await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Patience);

    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? id = null) =>
        await EndOfAsync(await ScheduleAsync(name, input, id));

    /// <summary>Lets the firm's time pass until an instance has ended.</summary>
    public async Task<OrchestrationMetadata> PassTimeUntilEndAsync(string id, TimeSpan step)
    {
        var end = EndOfAsync(id);
        while (!end.IsCompleted)
        {
            Time.Advance(step);
            await Task.WhenAny(end, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        return await end;
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Notes that the engine asked the host to stop.</summary>
    public sealed class StoppedHost : IHostApplicationLifetime
    {
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stopped => _stopped.Task;

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => _stopped.TrySetResult();
    }
}
