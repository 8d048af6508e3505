using System.Reflection;
using System.Text.Json;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Tools;

/// <summary>One operation of the HTTP interface, and the function that answers it.</summary>
/// <param name="Id">Its <c>operationId</c> in <c>openapi.json</c>, which is its function's name.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Path">With the names of its arguments in braces, such as "/api/vendors/{id}".</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="InputSchema">A JSON Schema (2020-12) of one object that holds all arguments.</param>
/// <param name="Access">Who may call it.</param>
internal sealed record ApiOperation(
    string Id,
    string Method,
    string Path,
    string Summary,
    IReadOnlyList<ApiArgument> Arguments,
    JsonElement InputSchema,
    MethodInfo Function,
    FunctionAccess Access)
{
    public bool HasBody => Arguments.Any(argument => argument.Place == ArgumentPlace.Body);
}
