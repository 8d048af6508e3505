using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>The SHA-256 of a token: tells it from all others without keeping it.</summary>
internal readonly record struct TokenDigest(UInt128 First, UInt128 Second)
{
    public static TokenDigest Of(ReadOnlySpan<char> token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Length));
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(token, bytes)), hash);
        // The next borrower must not find a token in it.
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        return MemoryMarshal.Read<TokenDigest>(hash);
    }
}
