using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Functions;

/// <summary>A discovered function: a public method with a name and exactly one trigger.</summary>
internal sealed class FunctionDescriptor(
    string name, MethodInfo method, TriggerBindingAttribute trigger, int triggerPosition)
{
    public string Name => name;

    public MethodInfo Method => method;

    public Type DeclaringType => Method.DeclaringType!;

    public TriggerBindingAttribute Trigger => trigger;

    // One of Parameters itself: reflection may give each caller parameter objects of its own.
    public ParameterInfo TriggerParameter => Parameters[triggerPosition];

    /// <summary>What the method gives once awaited: <c>T</c> for a <c>Task&lt;T&gt;</c>, void for a plain task.</summary>
    public Type ReturnType { get; } = AwaitedType(method.ReturnType);

    /// <summary>The method, as <c>Namespace.Type.Method</c>.</summary>
    public string EntryPoint => $"{DeclaringType.FullName}.{Method.Name}";

    public IReadOnlyList<ParameterInfo> Parameters { get; } = method.GetParameters();

    public override string ToString() => $"'{Name}' ({EntryPoint})";

    private static Type AwaitedType(Type type) => type switch
    {
        _ when type == typeof(Task) || type == typeof(ValueTask) => typeof(void),
        { IsGenericType: true } when type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(Task<>) || generic == typeof(ValueTask<>)) => type.GenericTypeArguments[0],
        _ => type,
    };
}
