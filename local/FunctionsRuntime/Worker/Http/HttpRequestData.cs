namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>
/// A request of the worker's own HTTP model, as far as others name it. No function gets one from this runtime, whose
/// functions take ASP.NET Core's request.
/// </summary>
public abstract class HttpRequestData
{
    /// <summary>A request within an invocation.</summary>
    protected HttpRequestData(FunctionContext functionContext)
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The invocation.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>The address that was asked for.</summary>
    public abstract Uri Url { get; }
}
