using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Documents;

[JsonSerializable(typeof(JsonNode))]
internal sealed partial class DocumentJson : JsonSerializerContext;
