using System.Security.Cryptography;
using System.Text;

namespace ProcurementFunctions.Local.FunctionsHost.Protocol;

/// <summary>
/// What the worker shows on every call to the host's loopback port: as its worker id, and as the name of the connection
/// of its durable client. Other users of this machine can reach the port, and do not know it.
/// </summary>
internal sealed class WorkerSecret
{
    private const int Bytes = 32;
    private readonly byte[] _expected;

    public WorkerSecret()
    {
        Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        _expected = Encoding.UTF8.GetBytes(Value);
    }

    public string Value { get; }

    /// <summary>Compares in constant time.</summary>
    public bool Is(string? shown) => shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), _expected);
}
