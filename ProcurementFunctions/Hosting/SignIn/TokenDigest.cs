using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>The SHA-256 of a token: tells it from all others without keeping it.</summary>
internal readonly record struct TokenDigest(UInt128 First, UInt128 Second)
{
    public static TokenDigest Of(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), hash);
        return MemoryMarshal.Read<TokenDigest>(hash);
    }
}
