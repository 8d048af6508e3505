using System.Text.Json;

namespace ProcurementFunctions.Tools;

/// <summary>What an operation takes.</summary>
/// <param name="Schema">A JSON Schema of one object that holds all arguments.</param>
internal sealed record OperationInput(IReadOnlyList<ApiArgument> Arguments, JsonElement Schema);
