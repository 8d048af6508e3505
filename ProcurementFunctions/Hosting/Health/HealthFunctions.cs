using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Hosting.Health;

/// <summary>Whether the app and what it stands on are well.</summary>
public sealed class HealthFunctions(StoreHealth stores)
{
    [Function("GetHealth")]
    [AllowAnonymous]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var report = await stores.CheckAsync(durable, cancellation);
        return Answers.WithBody(report.IsHealthy ? 200 : 503, report, HealthJson.Default.HealthReport);
    }
}
