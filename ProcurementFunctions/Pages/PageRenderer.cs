using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Pages.Layout;
using ProcurementFunctions.Pages.SignIn;

namespace ProcurementFunctions.Pages;

/// <summary>Makes HTML of a page's component. All text is encoded by Razor; nothing is kept and no script is sent.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers, FormTokens forms, Notes notes)
{
    private const string Html = "text/html; charset=utf-8";
    private static readonly Dictionary<string, object?> Nothing = [];

    /// <param name="context">Of the function that answers.</param>
    /// <param name="title">What the page is about.</param>
    /// <param name="parameters">Of the component.</param>
    /// <param name="problem">Why what was sent could not be done; null: the page is answered with 200.</param>
    public async Task<Answer> RenderAsync<TPage>(
        FunctionContext context, string title, Dictionary<string, object?>? parameters = null, ProblemException? problem = null)
        where TPage : IComponent
    {
        var view = await ViewAsync(context, title, problem);
        await using var renderer = new HtmlRenderer(services, loggers);
        var shell = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Shell.View)] = view,
            [nameof(Shell.Page)] = typeof(TPage),
            [nameof(Shell.Parameters)] = parameters ?? Nothing,
        });
        var html = await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<Shell>(shell)).ToHtmlString());
        return Answers.NoContent with { Status = problem?.Status ?? 200, ContentType = Html, Body = Encoding.UTF8.GetBytes(html) };
    }

    /// <summary>A page that says what went wrong.</summary>
    public async Task<Answer> ProblemAsync(FunctionContext context, ProblemException problem, string? traceId = null)
    {
        var parameters = new Dictionary<string, object?> { [nameof(ProblemPage.Problem)] = problem, [nameof(ProblemPage.TraceId)] = traceId };
        var page = await RenderAsync<ProblemPage>(context, problem.Title, parameters);
        var answer = page with { Status = problem.Status };
        return problem.RetryAfter is { } after ? answer.WithHeader("Retry-After", Answer.Seconds(after)) : answer;
    }

    private async Task<PageView> ViewAsync(FunctionContext context, string title, ProblemException? problem)
    {
        var (http, session) = (context.RequireHttpContext(), context.Session());
        return new(
            session?.ToCaller(),
            title,
            http.Request.Path.Value ?? "/",
            session is null ? null : forms.For(session),
            notes.Take(http),
            problem is null ? null : Said(problem),
            problem is null ? FormValues.None : await context.FormAsync());
    }

    /// <summary>What is wrong with each field, where that is known.</summary>
    private static string Said(ProblemException problem) => problem.Errors is { Count: > 0 } errors
        ? string.Join("; ", errors.SelectMany(field => field.Value.Select(message => $"{field.Key}: {message}")))
        : problem.Message;
}
