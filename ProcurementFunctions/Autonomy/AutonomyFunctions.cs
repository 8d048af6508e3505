using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Autonomy;

/// <summary>What the agent has earned to buy by itself, with the evidence, for any signed-in user. It is allowed in the settings.</summary>
internal sealed class AutonomyFunctions(AutonomyDesk desk)
{
    [Function("GetAutonomy")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/autonomy")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (sku, after) = (request.QueryValue("sku"), request.PageCursor());
        if (sku is not null && !DocumentKey.IsValid(sku)) throw ProblemException.BadInput("sku", "is no SKU");
        if (after is not null && !DocumentKey.IsValid(after)) throw ProblemException.BadInput("cursor", "is none of this list");
        return Answers.Ok(await desk.AnswerAsync(sku, after, request.PageLimit(), cancellation), AutonomyJson.Default.AutonomyAnswer);
    }
}
