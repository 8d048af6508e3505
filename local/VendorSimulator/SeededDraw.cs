using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>Chance that does not depend on the order of calls: the same seed and names give the same number, always.</summary>
internal sealed record SeededDraw(int Seed)
{
    /// <summary>0 (included) to 1 (excluded).</summary>
    public double Share(params ReadOnlySpan<string> names) => (Bits(names) >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high, params ReadOnlySpan<string> names) =>
        low + ((high - low) * Share(names));

    public bool Happens(double rate, params ReadOnlySpan<string> names) => Share(names) < rate;

    /// <summary>A short name in upper-case hexadecimal digits, at most 16 of them.</summary>
    public string Name(int digits, params ReadOnlySpan<string> names) =>
        Bits(names).ToString("X16", CultureInfo.InvariantCulture)[..digits];

    private ulong Bits(ReadOnlySpan<string> names)
    {
        // The unit separator keeps ("ab", "c") apart from ("a", "bc").
        var text = string.Create(CultureInfo.InvariantCulture, $"{Seed}\u001f{string.Join('\u001f', names)}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
