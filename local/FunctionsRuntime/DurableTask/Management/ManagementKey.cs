using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Management;

/// <summary>
/// The system key of the management endpoints: made at the first start, kept in the state directory in a file that its
/// owner alone can read, sent as <c>?code=</c> or in the header <c>x-functions-key</c>.
/// </summary>
internal sealed class ManagementKey(IOptions<FunctionsRuntimeOptions> options, ITaskFunctions functions) : IHostedService
{
    public const string QueryName = "code";
    public const string HeaderName = "x-functions-key";

    /// <summary>The name of the system key in Azure.</summary>
    private const string FileName = "durabletask_extension.key";

    private const int Bytes = 32;

    private readonly Lazy<string> _value = new(() => ReadOrMake(Path.Combine(options.Value.StateDirectory, FileName)));

    public string Value => _value.Value;

    /// <summary>Whether a request carries the key. It is compared in constant time.</summary>
    public bool Opens(HttpRequest request)
    {
        var sent = request.Headers[HeaderName].FirstOrDefault() ?? request.Query[QueryName].FirstOrDefault();
        return sent is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(Value));
    }

    /// <summary>Makes it, when there is something to manage, so that it can be read before the first request.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!functions.IsEmpty)
            _ = Value;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string ReadOrMake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept)
            return kept;
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        // Whole or not at all, so that a killed process leaves no half of a key behind.
        var written = path + ".new";
        File.Delete(written);
        using (var file = new StreamWriter(new FileStream(written, NewFileForItsOwner())))
            file.WriteLine(key);
        File.Move(written, path, overwrite: true);
        return key;
    }

    private static FileStreamOptions NewFileForItsOwner()
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return create;
    }
}
