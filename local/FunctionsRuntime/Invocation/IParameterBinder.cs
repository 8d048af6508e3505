using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Invocation;

/// <summary>
/// Fills one kind of parameter of a function other than the trigger. All registered binders are asked at start, in the
/// order of their registration; a function with a parameter that none can bind is refused.
/// </summary>
internal interface IParameterBinder
{
    bool CanBind(FunctionDescriptor function, ParameterInfo parameter);

    ValueTask<object?> BindAsync(FunctionContext context, ParameterInfo parameter);
}
