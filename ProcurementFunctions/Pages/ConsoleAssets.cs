using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ProcurementFunctions.Pages;

/// <summary>The console's files; they are in the app's assembly.</summary>
internal static class ConsoleAssets
{
    private static readonly ConcurrentDictionary<string, Asset> Known = new(StringComparer.Ordinal);
    private static readonly string[] Names = ["console.css", "live.js", "icon.svg"];

    public static Asset Of(string name) => Known.GetOrAdd(name, Read);

    /// <summary>Null: there is no such file, or it was another.</summary>
    public static Asset? Find(string fileName) => Names.Select(Of).FirstOrDefault(asset => asset.Path == $"/assets/{fileName}");

    private static Asset Read(string name)
    {
        using var resource = typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"Assets.{name}")
            ?? throw new InvalidOperationException($"there is no asset {name}");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        var (stem, type) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        return new(
            $"/assets/{stem}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}{type}",
            TypeOf(type),
            bytes);
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
}

/// <param name="Path">With a hash of what is in it, so that browsers may keep it.</param>
internal sealed record Asset(string Path, string ContentType, ReadOnlyMemory<byte> Bytes);
