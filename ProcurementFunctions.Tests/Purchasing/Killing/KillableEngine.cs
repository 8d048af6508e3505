using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Client;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Engine;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;
using ProcurementFunctions.Tests.Local.FunctionsRuntime.DurableTask;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>The app's orchestrations and activities in an engine of their own, which dies and is started again on the same file.</summary>
internal sealed class KillableEngine(IServiceProvider app, KillSwitch kills, string folder, TimeProvider time) : IAsyncDisposable
{
    private DurableTaskEngine _engine = null!;

    public DurableTaskClient Client { get; private set; } = null!;

    public async Task StartAsync()
    {
        _engine = new DurableTaskEngine(
            new Steps(app.GetRequiredService<ITaskFunctions>(), kills),
            Options.Create(new DurableTaskOptions { HubName = "Kill", DefaultVersion = "1.1" }),
            Options.Create(new FunctionsRuntimeOptions { StateDirectory = folder }),
            time,
            NullLoggerFactory.Instance,
            new EngineHarness.StoppedHost());
        await _engine.StartAsync(CancellationToken.None);
        Client = new LocalDurableTaskClient(_engine);
    }

    public async Task KillAndStartAsync()
    {
        _engine.Abandon();
        kills.Restart();
        await StartAsync();
    }

    public async ValueTask DisposeAsync() => await _engine.DisposeAsync();

    /// <summary>Tells the kill switch which activity runs.</summary>
    private sealed class Steps(ITaskFunctions functions, KillSwitch kills) : ITaskFunctions
    {
        public bool IsEmpty => functions.IsEmpty;

        public bool HasOrchestrator(string name) => functions.HasOrchestrator(name);

        public bool HasActivity(string name) => functions.HasActivity(name);

        public Task<object?> RunOrchestratorAsync(string name, LocalOrchestrationContext context) => functions.RunOrchestratorAsync(name, context);

        public Task<object?> RunActivityAsync(ActivityCall call, CancellationToken cancellation) =>
            kills.StepAsync(call.Name.Name, () => functions.RunActivityAsync(call, cancellation));
    }
}
