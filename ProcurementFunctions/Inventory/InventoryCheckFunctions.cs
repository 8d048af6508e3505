using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Inventory;

/// <summary>Looks at the stock, by the clock (setting <c>InventoryCheckSchedule</c>) and when a buyer asks for it.</summary>
public sealed class InventoryCheckFunctions(InventoryCheck check, AnswerOnce once)
{
    [Function(nameof(CheckInventoryOnSchedule))]
    public Task CheckInventoryOnSchedule(
        [TimerTrigger("%InventoryCheckSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => check.RunAsync(client, cancellation);

    [Function(nameof(CheckInventory))]
    [Authorize(Roles = Roles.Buyer)]
    public async Task<IResult> CheckInventory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inventory/check")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation) => await once.RunAsync(
            context,
            request,
            async inner => Answers.Ok(await check.RunAsync(client, inner), InventoryJson.Default.InventoryCheckResult),
            cancellation);
}
