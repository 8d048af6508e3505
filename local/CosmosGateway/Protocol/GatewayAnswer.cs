using System.Buffers;
using System.Text.Json;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol;

/// <summary>What a request is answered: a status, a JSON body and the headers that the SDK reads.</summary>
internal sealed record GatewayAnswer(int Status, ReadOnlyMemory<byte> Body = default)
{
    public int SubStatus { get; init; }

    public string? ETag { get; init; }

    public string? Continuation { get; init; }

    public int? ItemCount { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer is one page of a query that this server runs whole, so the SDK has nothing to add to it.</summary>
    public bool IsQuery { get; init; }

    public static GatewayAnswer Of(GatewayException refused) =>
        Error(refused.Status, refused.Code, refused.Message) with { SubStatus = refused.SubStatus };

    public static GatewayAnswer Error(int status, string code, string message)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("code"u8, code);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
        }

        return new(status, body.WrittenMemory);
    }

    public static GatewayAnswer NotFound() => Error(404, "NotFound", "There is no such resource.");

    public static GatewayAnswer PreconditionFailed() =>
        Error(412, "PreconditionFailed", "The resource is not in the state that the condition asks for.");

    public static GatewayAnswer Conflict() => Error(409, "Conflict", "A resource with that id exists already.");
}
