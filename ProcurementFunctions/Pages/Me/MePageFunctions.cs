using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Pages.SignIn;
using ProcurementFunctions.Privacy;

namespace ProcurementFunctions.Pages.Me;

/// <summary>What is kept about the person who is signed in.</summary>
[Page]
internal sealed class MePageFunctions(MeFunctions me, ConsoleSessions sessions, PageRenderer pages, Forms forms)
{
    [Function("MePage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me")] HttpRequest request, FunctionContext context) => ShownAsync(context, null);

    [Function("ExportOnPage")]
    public async Task<Answer> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me/export")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) =>
        ((Answer)await me.ExportAsync(request, context, cancellation)).WithHeader("Content-Disposition", "attachment; filename=\"me.json\"");

    [Function("EraseOnPage")]
    public Task<Answer> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "me/erase")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                if (!form.IsTicked("sure")) throw ProblemException.BadInput("sure", "is not ticked");
                await me.EraseAsync(request, context, cancellation);
                sessions.End(request.HttpContext);
                return new("/signed-out");
            },
            refused => ShownAsync(context, refused));

    private Task<Answer> ShownAsync(FunctionContext context, ProblemException? problem) =>
        pages.RenderAsync<MePage>(context, "You", problem: problem);
}
