using System.Collections.Immutable;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>One run of a function that is about to happen.</summary>
/// <param name="Function">The function to run.</param>
/// <param name="TriggerValue">The value of the trigger parameter, of the parameter's type.</param>
internal sealed record FunctionInvocation(FunctionDescriptor Function, object? TriggerValue)
{
    /// <summary>What the trigger tells by name; parameters without an attribute are filled from it.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>What the context's items hold at first; the invocation may change them.</summary>
    public IDictionary<object, object>? Items { get; init; }

    /// <summary>How many attempts went before this one, and how many may follow the first.</summary>
    public (int Count, int Max) Retries { get; init; }
}
