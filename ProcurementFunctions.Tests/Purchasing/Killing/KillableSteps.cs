using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>Tells the kill switch which activity runs.</summary>
internal sealed class KillableSteps(KillSwitch kills) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "activityTrigger")
            ? kills.StepAsync(context.FunctionDefinition.Name, async () =>
            {
                await next(context);
                return true;
            })
            : next(context);
}
