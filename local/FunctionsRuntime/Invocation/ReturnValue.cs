using System.Reflection;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>Awaits what a function's method returned, as its declared return type asks.</summary>
internal static class ReturnValue
{
    /// <summary>A delegate that gives the awaited value; null for void and for a task without a result.</summary>
    public static Func<object?, Task<object?>> AwaiterOf(MethodInfo method) => method.ReturnType switch
    {
        var type when type == typeof(Task) => static async returned => { await (Task)returned!; return null; },
        var type when type == typeof(ValueTask) => static async returned => { await (ValueTask)returned!; return null; },
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(Task<>) => Generic(nameof(AwaitTaskAsync), type),
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(ValueTask<>) => Generic(nameof(AwaitValueTaskAsync), type),
        _ => Task.FromResult,
    };

    private static Func<object?, Task<object?>> Generic(string awaiter, Type type) =>
        typeof(ReturnValue).GetMethod(awaiter, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GenericTypeArguments)
            .CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> AwaitTaskAsync<T>(object? returned) => await (Task<T>)returned!;

    private static async Task<object?> AwaitValueTaskAsync<T>(object? returned) => await (ValueTask<T>)returned!;
}
