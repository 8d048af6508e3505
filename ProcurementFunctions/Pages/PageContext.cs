using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Pages.SignIn;

namespace ProcurementFunctions.Pages;

/// <summary>What travels with the function that answers a page.</summary>
internal static class PageContext
{
    private static readonly object SessionKey = typeof(ConsoleSession);
    private static readonly object FormKey = typeof(FormValues);

    public static void SetSession(this FunctionContext context, ConsoleSession session) => context.Items[SessionKey] = session;

    /// <summary>Null: nobody is signed in.</summary>
    public static ConsoleSession? Session(this FunctionContext context) =>
        context.Items.TryGetValue(SessionKey, out var session) ? (ConsoleSession)session : null;

    /// <summary>What was typed into the form that was sent; nothing where none was. A file is only taken from somebody who is signed in.</summary>
    public static async Task<FormValues> FormAsync(this FunctionContext context)
    {
        if (context.Items.TryGetValue(FormKey, out var known)) return (FormValues)known;
        var request = context.RequireHttpContext().Request;
        var form = await FormValues.ReadAsync(request, mayHaveFile: context.Session() is not null, request.HttpContext.RequestAborted);
        context.Items[FormKey] = form;
        return form;
    }
}
