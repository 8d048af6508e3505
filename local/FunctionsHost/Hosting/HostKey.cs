using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>
/// A key that callers must send, as <c>?code=</c> or in the header <c>x-functions-key</c>: made at the first start, kept in
/// the state directory in a file that its owner alone can read.
/// </summary>
internal sealed class HostKey
{
    public const string QueryName = "code";
    public const string HeaderName = "x-functions-key";
    private const int Bytes = 32;
    private readonly byte[] _expected;

    private HostKey(string value) => (Value, _expected) = (value, Encoding.UTF8.GetBytes(value));

    public string Value { get; }

    /// <summary>The key of this name, made when there is none yet.</summary>
    public static HostKey Keep(string directory, string name) => new(ReadOrMake(directory, Path.Combine(directory, $"{name}.key")));

    /// <summary>Whether a request carries the key. It is compared in constant time.</summary>
    public bool Opens(HttpRequest request) =>
        (request.Headers[HeaderName].FirstOrDefault() ?? request.Query[QueryName].FirstOrDefault()) is { } sent
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), _expected);

    private static string ReadOrMake(string directory, string path)
    {
        Directory.CreateDirectory(directory);
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
