using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Pages;

/// <summary>
/// What every form does: what was typed is read, the thing is done, and the browser goes on to a page that says so. Where it
/// is refused, the page is shown again with the reason and with what was typed.
/// </summary>
internal sealed class Forms(Notes notes)
{
    /// <param name="context">Of the function that the form was sent to.</param>
    /// <param name="act">Does it; what it throws as a refusal is shown to the person.</param>
    /// <param name="again">The page that the form is on.</param>
    public async Task<Answer> DoAsync(
        FunctionContext context, Func<FormValues, Task<FormDone>> act, Func<ProblemException, Task<Answer>> again)
    {
        try
        {
            var done = await act(await context.FormAsync());
            if (done.Note is { } note) notes.Leave(context.RequireHttpContext(), note);
            return Redirects.To(done.Place);
        }
        catch (ProblemException refused) when (refused.Status is 400 or 403 or 409 or 412 or 413 or 422)
        {
            return await again(refused);
        }
    }
}

/// <param name="Place">Of ours; where the browser goes on.</param>
/// <param name="Note">What the next page says of it; null: nothing.</param>
internal sealed record FormDone(string Place, string? Note = null)
{
    /// <exception cref="ProblemException">409: it was refused.</exception>
    public static T Accepted<T>(Decision<T> decision) where T : class =>
        decision.IsAccepted ? decision.Value : throw ProblemException.Conflict(decision.Refusal);
}
