using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>The context of one invocation in this process.</summary>
internal sealed class LocalFunctionContext(
    FunctionInvocation invocation, LocalFunctionDefinition definition, IServiceProvider services, CancellationToken cancellation)
    : FunctionContext
{
    public FunctionInvocation Invocation { get; } = invocation;

    public override string InvocationId => Invocation.InvocationId;

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = LocalTraceContext.Current();

    public override BindingContext BindingContext { get; } = new LocalBindingContext(invocation.BindingData);

    public override RetryContext RetryContext { get; } = new LocalRetryContext(invocation.Retries.Count, invocation.Retries.Max);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>(invocation.Items);

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellation;
}
