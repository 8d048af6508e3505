using System.Buffers.Binary;
using System.Globalization;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol;

/// <summary>
/// The <c>_rid</c> values, made from this server's own numbers in the layout that the SDK takes apart: 4 bytes of
/// database, 4 of container with the top bit set, 8 of document; base64 with '-' for '/'.
/// </summary>
internal static class ResourceIds
{
    public static string OfDatabase(int database)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, database);
        return Text(bytes);
    }

    public static string OfContainer(int database, int container)
    {
        Span<byte> bytes = stackalloc byte[8];
        WriteContainer(bytes, database, container);
        return Text(bytes);
    }

    public static string OfDocument(int database, int container, long document)
    {
        Span<byte> bytes = stackalloc byte[16];
        WriteContainer(bytes, database, container);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], document);
        return Text(bytes);
    }

    /// <summary>The document's number in its rid.</summary>
    /// <exception cref="GatewayException">400: it is not the rid of a document.</exception>
    public static long DocumentNumber(string rid)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Convert.TryFromBase64String(rid.Replace('-', '/'), bytes, out var length) && length == 16
            ? BinaryPrimitives.ReadInt64LittleEndian(bytes[8..])
            : throw GatewayException.BadRequest("The resume filter's rid is not that of a document.");
    }

    public static string ETag(long version) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{version >> 32:x8}-0000-0000-0000-{version & 0xffffffff:x12}\"");

    private static void WriteContainer(Span<byte> bytes, int database, int container)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, database);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], (uint)container | 0x8000_0000);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
