using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Management;

/// <summary>An orchestration that waits to be paid, and others that end or fail.</summary>
internal static class Errand
{
    [Function(nameof(Errand))]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        var price = await context.WaitForExternalEvent<int>("paid");
        return await context.CallActivityAsync<string>(nameof(Carry), new Load(context.GetInput<string>()!, price));
    }

    [Function(nameof(Fails))]
    public static async Task<string> Fails([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>(nameof(Carry), new Load("x", 1));
        return await context.CallActivityAsync<string>(nameof(FindShop), "x");
    }

    [Function(nameof(Carry2))]
    public static Task<string> Carry2([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(Carry), new Load("x", 2));

    [Function(nameof(Links))]
    public static IActionResult Links(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Links/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client) =>
        new JsonResult(client.CreateHttpManagementPayload(id));

    [Function(nameof(Carry))]
    public static string Carry([ActivityTrigger] Load load) => $"{load.What} for {load.Price}";

    [Function(nameof(FindShop))]
    public static string FindShop([ActivityTrigger] string what) => throw new InvalidOperationException($"no shop is open for {what}");

    internal sealed record Load(string What, int Price);
}
