using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace ProcurementFunctions.Local.FunctionsHost;

/// <summary>
/// The functions of given classes, for apps without the code that the worker's SDK generates: small ones, in benchmarks and
/// tests. Register it as <see cref="IFunctionMetadataProvider"/> before the app is built.
/// </summary>
/// <param name="types">The classes. Their assemblies must lie in the app's directory.</param>
public sealed class ReflectedFunctions(params IReadOnlyCollection<Type> types) : IFunctionMetadataProvider
{
    public Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) =>
        Task.FromResult<ImmutableArray<IFunctionMetadata>>([.. types.SelectMany(FunctionsOf)]);

    private static IEnumerable<IFunctionMetadata> FunctionsOf(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select new DefaultFunctionMetadata
        {
            Name = function.Name,
            Language = "dotnet-isolated",
            ScriptFile = Path.GetFileName(type.Assembly.Location),
            EntryPoint = $"{type.FullName}.{method.Name}",
            RawBindings = [.. method.GetParameters().SelectMany(BindingsOf)],
        };

    private static IEnumerable<string> BindingsOf(ParameterInfo parameter) =>
        from attribute in parameter.GetCustomAttributes<BindingAttribute>()
        where attribute is TriggerBindingAttribute or InputBindingAttribute
        select BindingOf(parameter, attribute).ToJsonString();

    // The names are those of the attribute and its members, as the SDK writes them.
    private static JsonObject BindingOf(ParameterInfo parameter, BindingAttribute attribute)
    {
        var binding = new JsonObject
        {
            ["name"] = parameter.Name,
            ["type"] = JsonNamingPolicy.CamelCase.ConvertName(attribute.GetType().Name[..^nameof(Attribute).Length]),
            ["direction"] = "In",
        };
        foreach (var member in attribute.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (ValueOf(member.GetValue(attribute)) is { } value) binding[JsonNamingPolicy.CamelCase.ConvertName(member.Name)] = value;
        }

        return binding;
    }

    private static JsonNode? ValueOf(object? value) => value switch
    {
        null => null,
        Enum name => name.ToString(),
        bool flag => flag,
        string text => text,
        IEnumerable<string> texts => new JsonArray([.. texts.Select(text => (JsonNode)text)]),
        _ => value.ToString(),
    };
}
