using DurableTask.Core;
using ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Storage;

/// <summary>What a run was given and what it ended with.</summary>
internal sealed record Payloads(string? Input, string? Output, FailureDetails? Failure)
{
    public static readonly Payloads None = new(null, null, null);

    public static byte[]? Encode(string? text) =>
        text is null ? null : ByteWriter.Write(text, static (writer, value) => writer.Text(value));

    public static string? Decode(byte[]? bytes)
    {
        if (bytes is null)
            return null;
        var reader = new ByteReader(bytes);
        return reader.Text();
    }
}
