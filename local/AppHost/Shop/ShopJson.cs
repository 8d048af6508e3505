using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.AppHost.Shop;

/// <summary>What an import answers.</summary>
internal sealed record ImportResult(int Rows, int Inserted, int Updated, int Rejected, IReadOnlyList<ImportError> Errors);

internal sealed record ImportError(int Line, string? Field, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ShopJson : JsonSerializerContext;
