using System.Diagnostics;
using ProcurementFunctions.Bench.Shared;

namespace ProcurementFunctions.Bench.TurnBenchmark.Endpoints;

/// <summary>One endpoint in a process of its own.</summary>
internal sealed class EndpointProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private EndpointProcess(string name, Process process, Uri url) => (Name, _process, Url) = (name, process, url);

    public string Name { get; }

    public Uri Url { get; }

    /// <summary>Processor time that the process has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="name">Which endpoint.</param>
    /// <param name="redis">The address of Redis, for those that need it.</param>
    public static async Task<EndpointProcess> StartAsync(string name, string redis = "none")
    {
        var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [.. Program(), "serve", name, redis])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var timeout = new CancellationTokenSource(StartTimeout);
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            // Whatever else it writes must not fill the pipe.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new(name, process, new Uri(line[6..]));
        }

        throw new BenchmarkException($"the endpoint {name} did not start");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(StopTimeout);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>What the dotnet host needs to be told; nothing where the program has a host of its own.</summary>
    private static string[] Program() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(EndpointProcess).Assembly.Location] : [];
}
