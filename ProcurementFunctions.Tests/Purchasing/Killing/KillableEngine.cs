using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Problems;
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

    /// <summary>False when the process died under it, or a store kept it waiting too long; it runs again then.</summary>
    public async Task<bool> TryAsync<T>(string name, Func<Task<T>> call)
    {
        var step = kills.StepAsync(name, call);
        if (await Task.WhenAny(step, kills.Killed) == step)
        {
            try
            {
                await step;
                return true;
            }
            catch (ProblemException e) when (e.Status == 503)
            {
                return false;
            }
        }

        await KillAndStartAsync();
        return false;
    }

    /// <summary>Waits until nothing goes on by itself, and starts anew as often as it dies meanwhile.</summary>
    public async Task IdleAsync()
    {
        for (var quiet = 0; quiet < 3;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            if (kills.Killed.IsCompleted) await KillAndStartAsync();
            else if (kills.IsIdle) quiet++;
            else quiet = 0;
        }
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
