using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Pages.SignIn;

namespace ProcurementFunctions.Pages;

/// <summary>
/// Lets a request through to a page when its browser is signed in and its user has the role; a form only when a page of this
/// sign-in sent it. What goes wrong is answered as a page.
/// </summary>
internal sealed class PageMiddleware(
    FunctionAccessMap access,
    ConsoleSessions sessions,
    FormTokens forms,
    ConsoleAddress address,
    PageRenderer pages,
    ILogger<PageMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.IsHttp() && access.Of(context.FunctionDefinition) is { IsPage: true } rules ? AnswerAsync(context, rules, next) : next(context);

    private async Task AnswerAsync(FunctionContext context, FunctionAccess rules, FunctionExecutionDelegate next)
    {
        var http = context.RequireHttpContext();
        try
        {
            PageHeaders.Set(http.Response, address.IsSecure(http.Request));
            if (await RefusalAsync(context, http, rules) is { } refusal) await refusal.ExecuteAsync(http);
            else await next(context);
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            await (await ProblemAsync(context, e)).ExecuteAsync(http);
        }
    }

    private async Task<Answer?> RefusalAsync(FunctionContext context, HttpContext http, FunctionAccess rules)
    {
        var (session, isForm) = (sessions.Read(http), HttpMethods.IsPost(http.Request.Method));
        if (session is not null) context.SetSession(session);
        if (isForm && !IsOwn(http.Request))
            return await pages.ProblemAsync(context, ProblemException.Forbidden("the form was sent by another site"));
        if (rules.IsAnonymous) return null;
        if (session is null) return await NotSignedInAsync(context, http, isForm);
        context.SetCaller(session.ToCaller());
        if (rules.MissingFor(session.ToCaller()) is { } roles)
        {
            SignInLog.RoleMissing(logger, context.FunctionDefinition.Name);
            return await pages.ProblemAsync(context, ProblemException.Forbidden($"this needs the role {string.Join(" or ", roles)}"));
        }

        return isForm && !forms.IsOf(session, (await context.FormAsync()).Text(FormTokens.Field))
            ? await pages.ProblemAsync(context, ProblemException.Forbidden("the form is not one of this sign-in: open the page again"))
            : null;
    }

    private bool IsOwn(HttpRequest request) => OriginRules.IsOwn(
        address.Of(request), request.Headers.Origin.ToString(), request.Headers["Sec-Fetch-Site"].ToString());

    private async Task<Answer> NotSignedInAsync(FunctionContext context, HttpContext http, bool isForm) => isForm
        ? await pages.ProblemAsync(context, new ProblemException(401, "Not signed in", "you were signed out meanwhile: sign in and send it again"))
        : Redirects.To($"/sign-in?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");

    private async Task<Answer> ProblemAsync(FunctionContext context, Exception e)
    {
        var traceId = Activity.Current?.TraceId.ToHexString() ?? context.InvocationId;
        var problem = ProblemMap.Of(e);
        if (problem.Status == 500) ProblemLog.Unforeseen(logger, e, context.FunctionDefinition.Name, traceId);
        else if (problem.Status > 500) ProblemLog.StoreAway(logger, e, context.FunctionDefinition.Name);
        return await pages.ProblemAsync(context, problem, problem.Status == 500 ? traceId : null);
    }
}
