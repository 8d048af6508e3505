using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>The caller travels with the function's context.</summary>
public static class CallerContextExtensions
{
    private static readonly object ItemKey = typeof(Caller);

    /// <summary>The signed-in user.</summary>
    /// <exception cref="InvalidOperationException">The function lets anonymous callers in, and so has no caller.</exception>
    public static Caller GetCaller(this FunctionContext context) =>
        context.Items.TryGetValue(ItemKey, out var caller) && caller is Caller signedIn
            ? signedIn
            : throw new InvalidOperationException($"{context.FunctionDefinition.Name} has no signed-in caller");

    internal static void SetCaller(this FunctionContext context, Caller caller) => context.Items[ItemKey] = caller;
}
