using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>A discovered function, as its invocations present it.</summary>
internal sealed class LocalFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    private const string AttributeSuffix = "Attribute";

    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. function.Parameters.Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override string PathToAssembly { get; } = function.DeclaringType.Assembly.Location;

    public override string EntryPoint { get; } = function.EntryPoint;

    /// <summary>The same in every process: made from the name and the entry point.</summary>
    public override string Id { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{function.Name}|{function.EntryPoint}")).AsSpan(0, 8));

    public override string Name { get; } = function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = function.Parameters
        .Select(parameter => (parameter.Name, Binding: parameter.GetCustomAttribute<BindingAttribute>()))
        .Where(parameter => parameter.Binding is not null)
        .ToImmutableDictionary(
            parameter => parameter.Name!,
            BindingMetadata (parameter) => new LocalBindingMetadata(parameter.Name!, KindOf(parameter.Binding!)));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty;

    // HttpTriggerAttribute is called httpTrigger, DurableClientAttribute durableClient, and so on.
    private static string KindOf(BindingAttribute binding)
    {
        var name = binding.GetType().Name;
        name = name.EndsWith(AttributeSuffix, StringComparison.Ordinal) ? name[..^AttributeSuffix.Length] : name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
