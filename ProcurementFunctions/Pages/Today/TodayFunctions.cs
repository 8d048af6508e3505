using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Pages.Live;

namespace ProcurementFunctions.Pages.Today;

/// <summary>The first page.</summary>
[Page]
internal sealed class TodayFunctions(TodayDesk today, ShortItems items, PageRenderer pages)
{
    /// <summary>The route is the bare root: the host takes an empty one for none, so it is a segment that is always empty.</summary>
    [Function("TodayPage")]
    public async Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{home:maxlength(0)?}")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var facts = await today.OfAsync(context.GetCaller(), cancellation);
        return await pages.RenderAsync<TodayPage>(context, "Today", new() { [nameof(TodayPage.Facts)] = facts });
    }

    /// <summary>Whether the items have been looked at.</summary>
    [Function("ShortItemsMark")]
    public async Task<Answer> MarkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "short/mark")] HttpRequest request, CancellationToken cancellation) =>
        Marks.Answer(TodayFacts.MarkOf((await items.SeeAsync(cancellation))?.At));
}
