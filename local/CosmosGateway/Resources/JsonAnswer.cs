using System.Buffers;
using System.Text.Json;
using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Writes the JSON bodies of answers.</summary>
internal static class JsonAnswer
{
    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> properties)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }

    public static GatewayAnswer Feed<T>(string owner, string name, IReadOnlyCollection<T> items, Action<Utf8JsonWriter, T> properties) =>
        new(200, Object(json =>
        {
            json.WriteString("_rid"u8, owner);
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                properties(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("_count"u8, items.Count);
        }))
        { ItemCount = items.Count };
}
