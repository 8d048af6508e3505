using System.Reflection;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>How to wait for what a function's method returned, as its declared return type asks.</summary>
internal sealed class ReturnValue
{
    private static readonly ReturnValue Plain = new(static _ => null, static _ => null);
    private static readonly ReturnValue OfTask = new(static returned => (Task)returned!, static _ => null);
    private static readonly ReturnValue OfValueTask = new(static returned => ((ValueTask)returned!).AsTask(), static _ => null);

    private readonly Func<object?, Task?> _task;
    private readonly Func<Task, object?> _result;

    private ReturnValue(Func<object?, Task?> task, Func<Task, object?> result) => (_task, _result) = (task, result);

    /// <summary>The task to wait for; null where the method returned its value at once.</summary>
    public Task? TaskOf(object? returned) => _task(returned);

    /// <summary>What the completed task gives; null where it gives nothing.</summary>
    public object? ResultOf(Task completed) => _result(completed);

    public static ReturnValue Of(MethodInfo method) => method.ReturnType switch
    {
        var type when type == typeof(Task) => OfTask,
        var type when type == typeof(ValueTask) => OfValueTask,
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(Task<>) => Generic(nameof(OfTaskOf), type),
        { IsGenericType: true } type when type.GetGenericTypeDefinition() == typeof(ValueTask<>) => Generic(nameof(OfValueTaskOf), type),
        _ => Plain,
    };

    private static ReturnValue Generic(string maker, Type type) =>
        typeof(ReturnValue).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GenericTypeArguments)
            .CreateDelegate<Func<ReturnValue>>()();

    private static ReturnValue OfTaskOf<T>() => new(static returned => (Task)returned!, static task => ((Task<T>)task).Result);

    private static ReturnValue OfValueTaskOf<T>() =>
        new(static returned => ((ValueTask<T>)returned!).AsTask(), static task => ((Task<T>)task).Result);
}
