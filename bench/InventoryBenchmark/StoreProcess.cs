using System.Diagnostics;
using System.Globalization;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>A document store in a process of its own, and the processes that measure something on it.</summary>
internal sealed class StoreProcess : IAsyncDisposable
{
    private readonly Process _process;

    private StoreProcess(Process process, string connection) => (_process, Connection) = (process, connection);

    public string Connection { get; }

    /// <param name="database">The file of the store; what is in it already stays.</param>
    public static async Task<StoreProcess> StartAsync(string database)
    {
        var process = Start("serve", database);
        var connection = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the store did not start");
        return new(process, connection);
    }

    /// <summary>Has one way measured, so many rounds.</summary>
    public async Task<Measurement> MeasureAsync(string way, int rounds, params string[] more)
    {
        using var process = Start(["measure", way, Connection, rounds.ToString(CultureInfo.InvariantCulture), .. more]);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Measurement.Parse(said.Trim())
            : throw new InvalidOperationException($"measuring {way} failed with exit code {process.ExitCode}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("the benchmark could not start itself");
    }
}
