namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around every function, whatever its trigger.</summary>
public interface IFunctionsWorkerMiddleware
{
#pragma warning disable CA1716 // The official package gives the name.
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
