using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Translating;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Translation))]
[JsonSerializable(typeof(TranslationRequest))]
internal sealed partial class TranslationJson : JsonSerializerContext
{
    /// <summary>Letters of all languages stand as they are: a model reads them better, and they are fewer tokens.</summary>
    public static TranslationJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
