using System.Diagnostics;
using System.Globalization;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>A redis-server of its own for the tests, in memory alone.</summary>
internal sealed class RedisServerProcess : IDisposable
{
    private const string Name = "redis-server";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    public RedisServerProcess(int port)
    {
        Port = port;
        var start = new ProcessStartInfo(Executable ?? throw new InvalidOperationException($"{Name} is not installed"))
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] arguments =
        [
            "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start };
        using var ready = new ManualResetEventSlim();
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ready to accept connections", StringComparison.Ordinal) == true) ready.Set();
        };
        _process.Start();
        _process.BeginOutputReadLine();
        if (ready.Wait(StartTimeout)) return;
        _process.Kill();
        throw new InvalidOperationException($"{Name} did not start within {StartTimeout}");
    }

    /// <summary>Where it is found on the PATH; null when it is not installed.</summary>
    public static string? Executable { get; } =
        Environment.ExpandEnvironmentVariables("%PATH%")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, Name))
        .FirstOrDefault(File.Exists);

    public int Port { get; }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
