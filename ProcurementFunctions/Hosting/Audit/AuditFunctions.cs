using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Hosting.Audit;

/// <summary>The audit trail to read, newest first; nothing in it is changed through the API.</summary>
public sealed class AuditFunctions(IAuditTrail trail)
{
    [Function("ListAudit")]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit")] HttpRequest request,
        CancellationToken cancellation)
    {
        var filter = new AuditFilter(
            request.QueryValue("subject"),
            request.QueryValue("actor"),
            request.QueryValue("kind"),
            request.QueryTime("from"),
            request.QueryTime("to"));
        var page = await trail.ListPageAsync(filter, request.PageLimit(), request.PageCursor(), cancellation);
        return Answers.Page(page.Items.Select(entry => AuditView.Of(entry.Document)), page.NextCursor, AuditJson.Default.AuditView);
    }
}
