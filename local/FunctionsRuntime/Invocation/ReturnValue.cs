using System.Reflection;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>Awaits what a function's method returned, as its declared return type asks.</summary>
internal static class ReturnValue
{
    /// <summary>A delegate that gives the awaited value; null for void and for a task without a result.</summary>
    public static Func<object?, Task<object?>> AwaiterOf(MethodInfo method) => method.ReturnType switch
    {
        var type when type == typeof(Task) => AwaitTaskAsync,
        var type when type == typeof(ValueTask) => AwaitValueTaskAsync,
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(Task<>) => Generic(nameof(AwaitTaskOfAsync), type),
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(ValueTask<>) => Generic(nameof(AwaitValueTaskOfAsync), type),
        _ => Task.FromResult,
    };

    private static Func<object?, Task<object?>> Generic(string awaiter, Type type) =>
        typeof(ReturnValue).GetMethod(awaiter, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GenericTypeArguments)
            .CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> AwaitTaskAsync(object? returned)
    {
        await (Task)returned!;
        return null;
    }

    private static async Task<object?> AwaitValueTaskAsync(object? returned)
    {
        await (ValueTask)returned!;
        return null;
    }

    private static async Task<object?> AwaitTaskOfAsync<T>(object? returned) => await (Task<T>)returned!;

    private static async Task<object?> AwaitValueTaskOfAsync<T>(object? returned) => await (ValueTask<T>)returned!;
}
