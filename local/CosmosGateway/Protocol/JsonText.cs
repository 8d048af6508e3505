using System.Text.Json;

namespace ProcurementFunctions.Local.CosmosGateway.Protocol;

/// <summary>What JSON's grammar lets through and text does not.</summary>
internal static class JsonText
{
    /// <summary>Half a surrogate pair can be escaped in JSON and is no text; it would fail whoever reads it later.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    public static void CheckEscapes(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 256 });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) reader.GetString();
        }
    }
}
