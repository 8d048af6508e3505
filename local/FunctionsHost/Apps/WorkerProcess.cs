using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol;

namespace ProcurementFunctions.Local.FunctionsHost.Apps;

/// <summary>
/// The process that an app runs in. One that dies is started again, after a pause that grows; when it dies too often the host
/// cannot go on.
/// </summary>
internal sealed class WorkerProcess(
    AppAssembly app, WorkerSettings worker, WorkerConnection connection, HostFailure failure, FunctionsHostOptions options, ILogger<WorkerProcess> logger)
    : IAsyncDisposable
{
    private const int MostDeaths = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<long> _deaths = [];
    private Task _running = Task.CompletedTask;
    private Process? _process;

    /// <summary>The id of the process that runs now.</summary>
    public int? Id => _process?.Id;

    public void Start() => _running = RunAsync();

    /// <summary>Asks the worker to end, and ends it when it does not.</summary>
    public async Task StopAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        if (_process is { } process)
        {
            connection.Terminate();
            using var patience = new CancellationTokenSource(Grace, options.WallTime);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process?.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            _process?.Dispose();
            _process = Process.Start(Command())!;
            await _process.WaitForExitAsync(CancellationToken.None);
            if (_stopping.IsCancellationRequested || !await RestAsync(_process.ExitCode)) return;
            connection.AwaitAnother();
        }
    }

    /// <returns>Whether the process is to be started again.</returns>
    private async Task<bool> RestAsync(int exitCode)
    {
        _deaths.RemoveAll(death => options.WallTime.GetElapsedTime(death) > Window);
        _deaths.Add(options.WallTime.GetTimestamp());
        if (_deaths.Count > MostDeaths)
        {
            var problem = new FunctionsHostException($"The app's process has ended {_deaths.Count} times within a minute, last with code {exitCode}. It is not started again.");
            connection.Fail(problem);
            failure.Report(problem);
            return false;
        }

        logger.WorkerDied(exitCode);
        try
        {
            await Task.Delay(FirstPause * Math.Pow(2, _deaths.Count - 1), options.WallTime, _stopping.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // In the environment and not as arguments: other users of this machine may see the arguments of a process.
    private ProcessStartInfo Command()
    {
        var command = new ProcessStartInfo("dotnet") { ArgumentList = { app.Path }, WorkingDirectory = options.AppDirectory, UseShellExecute = false };
        foreach (var (key, value) in app.Settings.Concat(worker.Values))
            command.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        command.Environment[WorkerSettings.AppDirectoryVariable] = options.AppDirectory;
        return command;
    }
}

/// <summary>The app to start.</summary>
/// <param name="Path">Its assembly.</param>
/// <param name="Settings">What it is told, by configuration keys; may hold secrets.</param>
internal sealed record AppAssembly(string Path, IReadOnlyDictionary<string, string?> Settings);
