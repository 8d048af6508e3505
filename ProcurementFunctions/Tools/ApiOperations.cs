using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.OpenApi;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Tools;

/// <summary>The operations that <c>openapi.json</c> describes, by their ids. What it says of arguments is what tools say of them.</summary>
internal static class ApiOperations
{
    private static readonly Lazy<IReadOnlyDictionary<string, ApiOperation>> Read = new(ReadAll);

    /// <exception cref="KeyNotFoundException">There is no operation of this id with a JSON body or without a body.</exception>
    public static ApiOperation Of(string id) => Read.Value[id];

    private static Dictionary<string, ApiOperation> ReadAll()
    {
        var document = JsonNode.Parse(OpenApiFunctions.Read())!.AsObject();
        var schemas = new ApiSchemas(document);
        var functions = Functions();
        var operations =
            from path in document["paths"]!.AsObject()
            let place = path.Value!.AsObject()
            from operation in place
            where operation.Key is "get" or "post" or "put" or "delete"
            let read = schemas.ArgumentsOf(place, operation.Value!.AsObject())
            where read is not null
            let id = (string)operation.Value!["operationId"]!
            select new ApiOperation(
                id,
                operation.Key.ToUpperInvariant(),
                $"/api{path.Key}",
                (string)operation.Value!["summary"]!,
                read.Arguments,
                read.Schema,
                functions[id],
                FunctionAccess.Of(functions[id]));
        return operations.ToDictionary(operation => operation.Id, StringComparer.Ordinal);
    }

    private static Dictionary<string, MethodInfo> Functions() =>
        typeof(ApiOperations).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Name: method.GetCustomAttribute<FunctionAttribute>()?.Name, Method: method))
            .Where(function => function.Name is not null)
            .ToDictionary(function => function.Name!, function => function.Method, StringComparer.Ordinal);
}
