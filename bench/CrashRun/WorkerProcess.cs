using System.Diagnostics;
using ProcurementFunctions.Bench.CrashRun.Worker;
using ProcurementFunctions.Bench.Shared;

namespace ProcurementFunctions.Bench.CrashRun;

/// <summary>A worker as a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkerProcess(params IReadOnlyList<string> arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _full.TrySetResult();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it has all its tasks in flight.</summary>
    public Task WhenFullAsync() => _full.Task;

    /// <summary>SIGKILL: nothing gets to clean up.</summary>
    /// <exception cref="BenchmarkException">It had ended by itself.</exception>
    public async Task KillAsync()
    {
        if (_process.HasExited)
            throw new BenchmarkException($"a worker ended by itself: {string.Join(Environment.NewLine, Said())}");
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it ends by itself and gives what it said.</summary>
    /// <exception cref="BenchmarkException">It failed, or took too long.</exception>
    public async Task<IReadOnlyList<string>> EndAsync(TimeSpan patience)
    {
        using var longest = new CancellationTokenSource(patience, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(longest.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new BenchmarkException($"the tasks did not end within {patience}");
        }

        return _process.ExitCode == 0
            ? Said()
            : throw new BenchmarkException($"the last worker failed: {string.Join(Environment.NewLine, Said())}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        if (line == CrashWorker.Full)
            _full.TrySetResult();
    }

    /// <summary>The lines that it has said.</summary>
    public IReadOnlyList<string> Said()
    {
        lock (_said)
            return [.. _said];
    }
}
