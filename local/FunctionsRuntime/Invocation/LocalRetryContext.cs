using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>Which attempt an invocation is.</summary>
internal sealed class LocalRetryContext(int count, int max) : RetryContext
{
    public override int RetryCount => count;

    public override int MaxRetryCount => max;
}
