using Microsoft.Azure.Functions.Worker.Middleware;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>The app's middleware with the function in its midst.</summary>
internal sealed class FunctionPipeline(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
{
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate function) =>
        middleware.Reverse().Aggregate(function, (next, step) => step(next));
}
