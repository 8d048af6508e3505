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
        _pipeline = pipeline.Around(ExecuteAsync);
    }

    public async Task<object?> InvokeAsync(FunctionInvocation invocation, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var definition = _methods[invocation.Function].Definition;
        var context = new LocalFunctionContext(invocation, definition, scope.ServiceProvider, cancellation);
        await _pipeline(context);
        return ReturnValueFeature.Of(context).Value;
    }

    private async Task ExecuteAsync(FunctionContext context)
    {
        var invocation = ((LocalFunctionContext)context).Invocation;
        ReturnValueFeature.Of(context).Value = await _methods[invocation.Function].CallAsync(context, invocation.TriggerValue);
    }
}
