using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol.Batch;

/// <summary>Writes the answers to a batch's operations, in the order of the operations.</summary>
internal static class BatchResults
{
    private const int Overhead = 256;

    public static async Task<ReadOnlyMemory<byte>> WriteAsync(IReadOnlyList<GatewayAnswer> answers)
    {
        using var body = new MemoryStream();
        // A buffer for the rows alone: the frame around them is written in one of its own.
        var buffer = new MemorySpanResizer<byte>(Overhead + answers.Max(answer => answer.Body.Length));
        var result = await body.WriteRecordIOAsync(default, Next);
        return result == Result.Success
            ? body.GetBuffer().AsMemory(0, (int)body.Length)
            : throw new InvalidOperationException($"The results of a batch could not be written: {result}.");

        Result Next(long index, out ReadOnlyMemory<byte> record)
        {
            record = default;
            if (index >= answers.Count) return Result.Success;
            var row = new RowBuffer(buffer.Memory.Length, buffer);
            row.InitLayout(HybridRowVersion.V1, BatchSchema.Result, BatchSchema.Layouts);
            var written = RowWriter.WriteBuffer(ref row, answers[(int)index], Write);
            if (written == Result.Success) record = buffer.Memory[..row.Length];
            return written;
        }
    }

    private static Result Write(ref RowWriter writer, TypeArgument type, GatewayAnswer answer)
    {
        var result = writer.WriteInt32("statusCode", answer.Status);
        if (result == Result.Success) result = writer.WriteInt32("subStatusCode", answer.SubStatus);
        if (result == Result.Success && answer.ETag is { } etag) result = writer.WriteString("eTag", etag);
        if (result == Result.Success && !answer.Body.IsEmpty) result = writer.WriteBinary("resourceBody", answer.Body.Span);
        if (result == Result.Success) result = writer.WriteFloat64("requestCharge", 1);
        return result;
    }
}
