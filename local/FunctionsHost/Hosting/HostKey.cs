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
    public static HostKey Keep(string directory, string name)
    {
        Directory.CreateDirectory(directory);
        var kept = PrivateFile.ReadOrCreate(
            Path.Combine(directory, $"{name}.key"), static () => Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes))}\n"));
        return new(Encoding.ASCII.GetString(kept).Trim());
    }

    /// <summary>Whether a request carries the key. It is compared in constant time.</summary>
    public bool Opens(HttpRequest request) =>
        (request.Headers[HeaderName].FirstOrDefault() ?? request.Query[QueryName].FirstOrDefault()) is { Length: > 0 } sent
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), _expected);
}
