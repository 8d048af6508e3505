using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Writes patched documents.</summary>
[JsonSourceGenerationOptions(MaxDepth = Storage.DocumentBody.DeepestNesting)]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class PatchJson : JsonSerializerContext;
