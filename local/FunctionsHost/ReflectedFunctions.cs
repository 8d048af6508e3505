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
        from attribute in parameter.GetCustomAttributesData()
        where attribute.AttributeType.IsAssignableTo(typeof(TriggerBindingAttribute)) || attribute.AttributeType.IsAssignableTo(typeof(InputBindingAttribute))
        select BindingOf(parameter, attribute).ToJsonString();

    // As the SDK writes it: what is said where the attribute stands. What its class has for the rest is the host's to say.
    private static JsonObject BindingOf(ParameterInfo parameter, CustomAttributeData attribute)
    {
        var binding = new JsonObject
        {
            ["name"] = parameter.Name,
            ["type"] = JsonNamingPolicy.CamelCase.ConvertName(attribute.AttributeType.Name[..^nameof(Attribute).Length]),
            ["direction"] = "In",
        };
        foreach (var (formal, value) in attribute.Constructor.GetParameters().Zip(attribute.ConstructorArguments))
            binding[JsonNamingPolicy.CamelCase.ConvertName(formal.Name!)] = ValueOf(value);
        foreach (var named in attribute.NamedArguments)
            binding[JsonNamingPolicy.CamelCase.ConvertName(named.MemberName)] = ValueOf(named.TypedValue);
        return binding;
    }

    private static JsonNode? ValueOf(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        null => null,
        { } number when argument.ArgumentType.IsEnum => Enum.ToObject(argument.ArgumentType, number).ToString(),
        bool flag => flag,
        string text => text,
        IEnumerable<CustomAttributeTypedArgument> values => new JsonArray([.. values.Select(ValueOf)]),
        { } other => other.ToString(),
    };
}
