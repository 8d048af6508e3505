namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline around a function.</summary>
#pragma warning disable CA1711 // The official package gives the name.
public delegate Task FunctionExecutionDelegate(FunctionContext context);
