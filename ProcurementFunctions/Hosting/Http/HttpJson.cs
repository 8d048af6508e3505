using System.Text.Json.Serialization;

namespace ProcurementFunctions.Hosting.Http;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(KeptAnswer))]
internal sealed partial class HttpJson : JsonSerializerContext;
