using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages.Audit;

/// <summary>Who decided what, for administrators.</summary>
[Page]
[Authorize(Roles = Roles.Admin)]
internal sealed class AuditPageFunctions(IAuditTrail trail, PageRenderer pages)
{
    private const int OnAPage = 50;

    [Function("AuditPage")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var filter = new AuditFilter(
            request.QueryValue("subject"), request.QueryValue("actor"), request.QueryValue("kind"), Day(request, "from"), Day(request, "to")?.AddDays(1));
        var page = await trail.ListPageAsync(filter, OnAPage, request.PageCursor(), cancellation);
        var facts = new AuditFacts([.. page.Items.Select(item => item.Document)], filter, page.NextCursor);
        return await pages.RenderAsync<AuditPage>(context, "Audit", new() { [nameof(AuditPage.Facts)] = facts });
    }

    private static DateTimeOffset? Day(HttpRequest request, string name) => request.QueryValue(name) switch
    {
        null => null,
        { } text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue => new(day, TimeOnly.MinValue, TimeSpan.Zero),
        _ => throw ProblemException.BadInput(name, "must be a day such as 2026-11-30"),
    };
}
