using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>
/// The context of one invocation in this process. There is one for each request and each step of an orchestration, and few
/// functions look at all of it: what costs something is made when it is asked for.
/// </summary>
internal sealed class LocalFunctionContext(
    FunctionInvocation invocation, FunctionMethod method, IServiceProvider services, CancellationToken cancellation)
    : FunctionContext
{
    private readonly LocalTraceContext _trace = LocalTraceContext.Current();
    private string? _invocationId;
    private LocalBindingContext? _binding;
    private LocalRetryContext? _retries;
    private IDictionary<object, object>? _items = invocation.Items;
    private InvocationFeatures? _features;

    public FunctionInvocation Invocation { get; } = invocation;

    public FunctionMethod Method { get; } = method;

    /// <summary>What the function returned, or a middleware put in its place.</summary>
    public object? ReturnValue { get; set; }

    public override string InvocationId => _invocationId ??= Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext => _trace;

    public override BindingContext BindingContext => _binding ??= new(Invocation.BindingData);

    public override RetryContext RetryContext => _retries ??= new(Invocation.Retries.Count, Invocation.Retries.Max);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => Method.Definition;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features => _features ??= new();

    public override CancellationToken CancellationToken => cancellation;
}
