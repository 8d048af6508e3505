using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Autonomy;

/// <summary>What the agent has earned to buy by itself, and the switch.</summary>
[Page]
internal sealed class AutonomyPageFunctions(IOperationsStore operations, OperationsDesk desk, AutonomyDesk autonomy, PageRenderer pages, Forms forms)
{
    private const string Why = "put on the page about what the agent buys by itself";

    [Function("AutonomyPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "autonomy")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, request.PageCursor(), null, cancellation);

    [Function("PutAutonomyOnPage")]
    [Authorize(Roles = Roles.Admin)]
    public Task<Answer> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "autonomy")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var known = (await operations.ReadAsync(cancellation)).Document;
                var body = OperationsBody.Of(known) with { Autonomy = AutonomyForm.Read(form) };
                await desk.PutAsync(body, form.Text("mark") ?? "", context.GetCaller().UserId, Why, cancellation);
                return new("/autonomy", body.Autonomy!.Enabled ? "The agent buys by itself what it has earned." : "A person decides about every purchase, or the policy.");
            },
            refused => ShownAsync(context, null, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, string? after, ProblemException? problem, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(AutonomyPage.Settings)] = await operations.ReadAsync(cancellation),
            [nameof(AutonomyPage.Earned)] = await autonomy.AnswerAsync(null, after, Paging.DefaultLimit, cancellation),
        };
        return await pages.RenderAsync<AutonomyPage>(context, "What the agent buys by itself", parameters, problem);
    }
}
