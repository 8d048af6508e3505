using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Bench.Shared;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Bench.EngineBenchmark;

/// <summary>The host and the worker as an app starts them, with the benched orchestration, and what is measured on it.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly LocalFunctionsHost _host;
    private readonly DurableTaskClient _client;

    private EngineHost(LocalFunctionsHost host) => (_host, _client) = (host, host.DurableClient);

    public static async Task<EngineHost> StartAsync(string directory)
    {
        var app = FunctionsApplication.CreateBuilder([]);
        app.ConfigureFunctionsWebApplication();
        app.ConfigureDurableExtension();
        app.Logging.ClearProviders();
        app.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(typeof(BenchedOrchestration)));
        return new(await LocalFunctionsHost.StartAsync(app, new FunctionsHostOptions
        {
            Url = new Uri("http://127.0.0.1:0"),
            StateDirectory = directory,
            ConfigureLogging = static _ => { },
        }));
    }

    /// <summary>
    /// Starts all instances at once, sends each its event when it waits, and gives the time until the last has ended, and the
    /// processor time that the whole process took.
    /// </summary>
    public async Task<(TimeSpan Took, TimeSpan Processor)> RunAtOnceAsync(int instances)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => Task.Run(RunAsync)));
        return (Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - processor);
    }

    /// <summary>
    /// Runs one instance by itself: the time from the call that starts it until a client reads that it waits, and from the
    /// call that raises the event until a client knows that it is done.
    /// </summary>
    public async Task<(TimeSpan ToWaiting, TimeSpan ToDone)> RunAloneAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var id = await _client.ScheduleNewOrchestrationInstanceAsync(nameof(BenchedOrchestration), 0);
        await BenchedOrchestration.CameToWaitAsync(id);
        while (await _client.GetInstanceAsync(id, getInputsAndOutputs: true) is not { SerializedCustomStatus: "\"waiting\"" })
            await Task.Yield();
        var toWaiting = Stopwatch.GetElapsedTime(began);

        began = Stopwatch.GetTimestamp();
        await _client.RaiseEventAsync(id, BenchedOrchestration.Event, 100);
        var end = await _client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        var toDone = Stopwatch.GetElapsedTime(began);
        Check(end);
        return (toWaiting, toDone);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static void Check(OrchestrationMetadata end)
    {
        BenchedOrchestration.Forget(end.InstanceId);
        if (end.RuntimeStatus != OrchestrationRuntimeStatus.Completed || end.ReadOutputAs<int>() != BenchedOrchestration.Result)
            throw new BenchmarkException($"{end.InstanceId} ended {end.RuntimeStatus} with {end.SerializedOutput}");
    }

    private async Task RunAsync()
    {
        var id = await _client.ScheduleNewOrchestrationInstanceAsync(nameof(BenchedOrchestration), 0);
        await BenchedOrchestration.CameToWaitAsync(id);
        await _client.RaiseEventAsync(id, BenchedOrchestration.Event, 100);
        Check(await _client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true));
    }
}
