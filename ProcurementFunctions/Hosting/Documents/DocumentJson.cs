using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Documents;

[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(SchemaVersion))]
internal sealed partial class DocumentJson : JsonSerializerContext;
