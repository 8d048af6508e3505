using DurableTask.Core.Exceptions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost;

namespace ProcurementFunctions.Bench.CrashRun.Worker;

/// <summary>The process that is killed: the host and the worker with its orchestrations, a vendor that confirms orders, and who starts tasks.</summary>
internal sealed class CrashWorker : IAsyncDisposable
{
    /// <summary>What it says when as many tasks as it should keep in flight have been started.</summary>
    public const string Full = "full";

    /// <summary>Where the engine keeps everything, within the folder.</summary>
    public static readonly string StateFile = Path.Combine(StateFolder, $"{TaskHub}.hub.db");

    private const string StateFolder = "state";

    private const string TaskHub = "Crash";

    /// <summary>After a start many tasks are overdue and end together; so many times the tasks are kept that enough stay in flight.</summary>
    private const int Reserve = 2;

    private static readonly OrchestrationRuntimeStatus[] Any = [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    private readonly LocalFunctionsHost _host;
    private readonly VendorBook _book;
    private readonly DurableTaskClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _confirming;

    private CrashWorker(LocalFunctionsHost host, VendorBook book)
    {
        (_host, _book, _client) = (host, book, host.DurableClient);
        _confirming = Task.Run(ConfirmAsync);
    }

    public static async Task<CrashWorker> StartAsync(string folder)
    {
        var book = new VendorBook(folder);
        var app = FunctionsApplication.CreateBuilder([]);
        app.ConfigureFunctionsWebApplication();
        app.ConfigureDurableExtension();
        app.Configuration["AzureFunctionsJobHost:extensions:durableTask:hubName"] = TaskHub;
        app.Logging.ClearProviders();
        app.Services.AddSingleton(book);
        app.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(typeof(CrashTask)));
        var host = await LocalFunctionsHost.StartAsync(app, new FunctionsHostOptions
        {
            Url = new Uri("http://127.0.0.1:0"),
            StateDirectory = Path.Combine(folder, StateFolder),
            ConfigureLogging = static _ => { },
        });
        return new CrashWorker(host, book);
    }

    /// <summary>Keeps so many tasks in flight until it is killed.</summary>
    public async Task KeepInFlightAsync(int tasks)
    {
        var (open, notAcknowledged) = _book.Left();
        List<(int Task, bool Start)> begin = [.. open.Select(task => (task, notAcknowledged.Contains(task)))];
        while (begin.Count < tasks * Reserve)
            begin.Add((_book.AddTask(), true));
        var toStart = begin.Count;
        await Task.WhenAll(begin.Select(first => Task.Run(async () =>
        {
            if (first.Start)
                await StartAsync(first.Task);
            if (Interlocked.Decrement(ref toStart) == 0)
                Console.WriteLine(Full);
            for (var task = first.Task; ; await StartAsync(task = _book.AddTask()))
                await _client.WaitForInstanceCompletionAsync(CrashTask.IdOf(task));
        })));
    }

    /// <summary>Starts nothing new; waits until all tasks have ended and says for each whether it ended as it should.</summary>
    public async Task EndAllAsync()
    {
        var (_, notAcknowledged) = _book.Left();
        foreach (var task in notAcknowledged)
            await StartAsync(task);
        var wrong = new List<string>();
        var completed = 0;
        foreach (var task in _book.Numbers("SELECT task FROM tasks"))
        {
            var end = await _client.WaitForInstanceCompletionAsync(CrashTask.IdOf(task), getInputsAndOutputs: true);
            if (end.RuntimeStatus == OrchestrationRuntimeStatus.Completed && end.ReadOutputAs<int>() == task)
                completed++;
            else
                wrong.Add($"{end.InstanceId} ended {end.RuntimeStatus} with {end.SerializedOutput}{end.FailureDetails}");
        }

        await foreach (var instance in _client.GetAllInstancesAsync(new OrchestrationQuery { PageSize = 1_000 }))
        {
            if (!instance.IsCompleted)
                wrong.Add($"{instance.Name} {instance.InstanceId} is {instance.RuntimeStatus}");
        }

        wrong.ForEach(Console.WriteLine);
        Console.WriteLine($"completed {completed}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _confirming;
        await _host.DisposeAsync();
        _book.Dispose();
        _stop.Dispose();
    }

    private async Task StartAsync(int task)
    {
        try
        {
            var options = new StartOrchestrationOptions(CrashTask.IdOf(task)).WithDedupeStatuses(Any);
            await _client.ScheduleNewOrchestrationInstanceAsync(nameof(CrashTask), task, options);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // An earlier life started it and was killed before it could note that.
        }

        _book.Acknowledge(task);
    }

    // A confirmation that the engine acknowledged is never sent again: were it lost, its task would not end.
    private async Task ConfirmAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var orders = _book.ToTell();
            await Task.WhenAll(orders.Select(async task =>
            {
                await _client.RaiseEventAsync(CrashTask.IdOf(task), CrashTask.Confirmed, task);
                _book.Told(task);
            }));
            if (orders.Count == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
