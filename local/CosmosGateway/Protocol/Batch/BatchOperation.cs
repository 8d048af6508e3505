using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol.Batch;

/// <summary>One operation of a batch as it was sent.</summary>
/// <param name="Kind">What to do.</param>
internal sealed record BatchOperation(BatchOperationKind Kind)
{
    /// <summary>The partition key as JSON, where operations name their own; null for that of the batch.</summary>
    public string? PartitionKey { get; private set; }

    public string? Id { get; private set; }

    public ReadOnlyMemory<byte> Body { get; private set; }

    public string? IfMatch { get; private set; }

    public string? IfNoneMatch { get; private set; }

    /// <summary>Whether the document itself is not wanted in the result.</summary>
    public bool IsMinimal { get; private set; }

    /// <summary>Reads the operations of a request in their order.</summary>
    /// <exception cref="GatewayException">400: the body is no batch, or holds something that is not supported.</exception>
    public static async Task<IReadOnlyList<BatchOperation>> ReadAllAsync(ReadOnlyMemory<byte> body)
    {
        var operations = new List<BatchOperation>();
        using var stream = new MemoryStream(body.ToArray());
        Result result;
        try
        {
            result = await stream.ReadRecordIOAsync(
                new Func<ReadOnlyMemory<byte>, Result>(record =>
                {
                    operations.Add(Read(record));
                    return Result.Success;
                }),
                null,
                new MemorySpanResizer<byte>(body.Length));
        }
        catch (Exception malformed) when (malformed is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw Malformed();
        }

        return result == Result.Success ? operations : throw Malformed();
    }

    private static BatchOperation Read(ReadOnlyMemory<byte> record)
    {
        var row = new RowBuffer(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, BatchSchema.Layouts)) throw Malformed();
        var reader = new RowReader(ref row);
        var operation = new BatchOperation(BatchOperationKind.None);
        while (reader.Read())
            operation = operation.With(ref reader);
        return operation;
    }

    private BatchOperation With(ref RowReader reader)
    {
        switch ((string)reader.Path)
        {
            case "operationType":
                Expect(reader.ReadInt32(out var kind));
                return this with { Kind = (BatchOperationKind)kind };
            case "resourceType":
                Expect(reader.ReadInt32(out var type));
                return type == DocumentType ? this : throw GatewayException.Unsupported($"resources of type {type} in a batch");
            case "partitionKey":
                PartitionKey = Text(ref reader);
                break;
            case "id":
                Id = Text(ref reader);
                break;
            case "resourceBody":
                Expect(reader.ReadBinary(out byte[] body));
                Body = body;
                break;
            case "ifMatch":
                IfMatch = Text(ref reader);
                break;
            case "ifNoneMatch":
                IfNoneMatch = Text(ref reader);
                break;
            case "minimalReturnPreference":
                Expect(reader.ReadBool(out var isMinimal));
                IsMinimal = isMinimal;
                break;
            case "indexingDirective":
                Text(ref reader);
                break;
            default:
                throw GatewayException.Unsupported($"{(string)reader.Path} of an operation in a batch");
        }

        return this;
    }

    /// <summary>The protocol's number for documents.</summary>
    private const int DocumentType = 2;

    private static string Text(ref RowReader reader)
    {
        Expect(reader.ReadString(out string text));
        return text;
    }

    private static void Expect(Result result)
    {
        if (result != Result.Success) throw Malformed();
    }

    private static GatewayException Malformed() => GatewayException.BadRequest("The body is not a batch of operations.");
}

/// <summary>The protocol's numbers for what an operation does.</summary>
internal enum BatchOperationKind
{
    None = -1,
    Create = 0,
    Patch = 1,
    Read = 2,
    Delete = 4,
    Replace = 5,
    Upsert = 20,
}
