using System.Text.Json.Serialization;

namespace ProcurementFunctions.Mcp;

[JsonSerializable(typeof(ResourceMetadata))]
internal sealed partial class McpJson : JsonSerializerContext;
