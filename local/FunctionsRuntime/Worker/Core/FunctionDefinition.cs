using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function is: its name, the method behind it and its bindings.</summary>
public abstract class FunctionDefinition
{
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>The file of the assembly that holds the method.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>The method, as <c>Namespace.Type.Method</c>.</summary>
    public abstract string EntryPoint { get; }

    public abstract string Id { get; }

    public abstract string Name { get; }

    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
