using System.Text.Json.Serialization;

namespace ProcurementFunctions.Import;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(HeldImport))]
internal sealed partial class ImportJson : JsonSerializerContext;
