using System.Text.Json.Serialization;

namespace ProcurementFunctions.Operations;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OperationsSettings))]
[JsonSerializable(typeof(OperationsBody))]
internal sealed partial class OperationsJson : JsonSerializerContext;
