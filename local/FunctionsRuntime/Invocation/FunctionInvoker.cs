using System.Collections.Frozen;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>
/// Runs functions in this process. Nothing before the function's own code leaves the calling thread unless a middleware
/// or a binder does, which lets the orchestration engine run an orchestrator to its next wait in one go.
/// </summary>
internal sealed class FunctionInvoker : IFunctionInvoker
{
    private readonly IServiceScopeFactory _scopes;
    private readonly FrozenDictionary<FunctionDescriptor, FunctionMethod> _methods;
    private readonly FunctionExecutionDelegate _pipeline;

    public FunctionInvoker(
        FunctionCatalog catalog,
        FunctionPipeline pipeline,
        IEnumerable<IParameterBinder> binders,
        IServiceProviderIsService registered,
        IServiceScopeFactory scopes)
    {
        var ordered = binders.ToList();
        _scopes = scopes;
        _methods = catalog.Functions.ToFrozenDictionary(
            function => function, function => new FunctionMethod(function, ordered, registered));
        _pipeline = pipeline.Around(static context => ((LocalFunctionContext)context).Method.CallAsync((LocalFunctionContext)context));
    }

    public async Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(invocation, _methods[invocation.Function], scope.ServiceProvider, cancellation);
        await _pipeline(context);
        return context.ReturnValue;
    }
}
