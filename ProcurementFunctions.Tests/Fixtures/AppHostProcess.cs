using System.Diagnostics;
using System.Net.Http.Headers;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>AppHost as a process of its own, to be killed as hard as a power switch kills it, short of the disk.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private AppHostProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static Task<AppHostProcess> StartAsync(string state, params string[] options) =>
        StartAsync(state, new Dictionary<string, string>(), options);

    /// <param name="environment">Further environment variables, such as servers to use instead of embedded ones.</param>
    public static async Task<AppHostProcess> StartAsync(
        string state, IReadOnlyDictionary<string, string> environment, params string[] options)
    {
        var program = typeof(ProcurementFunctions.Local.AppHost.LocalCloud).Assembly.Location;
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "--state", state, "--port", "0", .. options])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            },
        };
        foreach (var (name, value) in environment) process.StartInfo.Environment[name] = value;
        var said = new List<string>();
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string? line)
        {
            if (line is null) return;
            lock (said) said.Add(line);
            if (line.StartsWith("ready ", StringComparison.Ordinal)) ready.TrySetResult(new Uri(line[6..]));
        }

        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"AppHost ended: {string.Join('\n', said)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new(process, await ready.Task.WaitAsync(StartTimeout));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>A client signed in as this user.</summary>
    public async Task<HttpClient> ClientAsync(string user, string roles)
    {
        var client = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(20) };
        var token = await client.GetStringAsync(new Uri($"local/token?user={user}&roles={roles}", UriKind.Relative));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        return client;
    }

    /// <summary>SIGKILL: nothing gets to clean up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
