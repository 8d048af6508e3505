using System.ComponentModel;
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
    private volatile int _id;

    /// <summary>The id of the process that runs now, or ran last.</summary>
    public int Id => _id;

    public void Start() => _running = RunAsync();

    /// <summary>Asks the worker to end, and ends it when it does not.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    // The one place where the process is started and ended.
    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            using var process = StartOne();
            if (process is null) return;
            _id = process.Id;
            await UntilEndedAsync(process);
            if (_stopping.IsCancellationRequested) return;
            connection.AwaitAnother();
            if (!await RestAsync(process.ExitCode)) return;
        }
    }

    private Process? StartOne()
    {
        try
        {
            return Process.Start(Command());
        }
        catch (Exception problem) when (problem is Win32Exception or IOException)
        {
            Report(new FunctionsHostException($"The app's process cannot be started: {problem.Message}", problem));
            return null;
        }
    }

    private async Task UntilEndedAsync(Process process)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var loading = UntilLoadedAsync(process, watching.Token);
        try
        {
            await process.WaitForExitAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
        }

        await watching.CancelAsync();
        await loading;
    }

    // A process that does not come up, or cannot load its functions, makes room for the next.
    private async Task UntilLoadedAsync(Process process, CancellationToken watching)
    {
        try
        {
            await connection.Ready.WaitAsync(options.StartTimeout, options.WallTime, watching);
        }
        catch (OperationCanceledException) when (watching.IsCancellationRequested)
        {
            // It has ended, or is about to be.
        }
        catch (WorkerGoneException)
        {
            // The host stops before the app has come up.
            process.Kill();
        }
        catch (Exception problem) when (problem is FunctionsHostException or TimeoutException)
        {
            logger.WorkerNotReady(problem);
            process.Kill();
        }
    }

    private async Task EndAsync(Process process)
    {
        if (connection.Terminate())
        {
            using var patience = new CancellationTokenSource(Grace, options.WallTime);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                return;
            }
            catch (OperationCanceledException)
            {
                // It does not listen.
            }
        }

        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <returns>Whether the process is to be started again.</returns>
    private async Task<bool> RestAsync(int exitCode)
    {
        _deaths.RemoveAll(death => options.WallTime.GetElapsedTime(death) > Window);
        _deaths.Add(options.WallTime.GetTimestamp());
        if (_deaths.Count > MostDeaths)
        {
            Report(new FunctionsHostException($"The app's process has ended {_deaths.Count} times within a minute, last with code {exitCode}. It is not started again."));
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

    private void Report(FunctionsHostException problem)
    {
        connection.Fail(problem);
        failure.Report(problem);
    }

    // In the environment and not as arguments: other users of this machine may see the arguments of a process.
    private ProcessStartInfo Command()
    {
        var command = new ProcessStartInfo("dotnet") { ArgumentList = { app.Path }, WorkingDirectory = options.AppDirectory, UseShellExecute = false };
        foreach (var (key, value) in app.Settings.Concat(worker.Values))
        {
            var variable = key.Replace(":", "__", StringComparison.Ordinal);
            if (value is null) command.Environment.Remove(variable);
            else command.Environment[variable] = value;
        }

        command.Environment[WorkerSettings.AppDirectoryVariable] = options.AppDirectory;
        return command;
    }
}

/// <summary>The app to start.</summary>
/// <param name="Path">Its assembly.</param>
/// <param name="Settings">What it is told, by configuration keys; may hold secrets.</param>
internal sealed record AppAssembly(string Path, IReadOnlyDictionary<string, string?> Settings);
