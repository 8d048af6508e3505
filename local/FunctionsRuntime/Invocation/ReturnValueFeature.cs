using Microsoft.Azure.Functions.Worker;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>Holds what an invocation returned, so that middleware can see and replace it.</summary>
internal sealed class ReturnValueFeature
{
    public object? Value { get; set; }

    public static ReturnValueFeature Of(FunctionContext context)
    {
        if (context.Features.Get<ReturnValueFeature>() is { } feature)
            return feature;
        feature = new ReturnValueFeature();
        context.Features.Set(feature);
        return feature;
    }
}
