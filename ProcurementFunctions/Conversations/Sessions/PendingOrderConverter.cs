using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>Pending orders as JSON. By hand: nearly every message reads one.</summary>
internal sealed class PendingOrderConverter : JsonConverter<PendingOrder>
{
    public override PendingOrder Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a pending order is an object");
        var (sku, name, quantity) = (default(string), default(string), default(int?));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSku = reader.ValueTextEquals("sku"u8);
            var isName = !isSku && reader.ValueTextEquals("itemName"u8);
            var isQuantity = !isSku && !isName && reader.ValueTextEquals("quantity"u8);
            reader.Read();
            if (isSku) sku = reader.GetString();
            else if (isName) name = reader.GetString();
            else if (isQuantity) quantity = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32();
            else reader.Skip();
        }

        return new(sku ?? throw new JsonException("a pending order without its item"), name ?? "", quantity);
    }

    public override void Write(Utf8JsonWriter writer, PendingOrder value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("sku"u8, value.Sku);
        writer.WriteString("itemName"u8, value.ItemName);
        if (value.Quantity is { } quantity) writer.WriteNumber("quantity"u8, quantity);
        else writer.WriteNull("quantity"u8);
        writer.WriteEndObject();
    }
}
