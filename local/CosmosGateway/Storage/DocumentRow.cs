using Microsoft.Data.Sqlite;

namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>A document as it is stored: its number, its version, its times and its bytes with the system properties.</summary>
internal readonly record struct DocumentRow(long Number, long Version, long Timestamp, long? TimeToLive, byte[] Body)
{
    public const string Columns = "seq, version, ts, ttl, body";

    public static DocumentRow From(SqliteDataReader reader) => new(
        reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3),
        reader.GetFieldValue<byte[]>(4));
}
