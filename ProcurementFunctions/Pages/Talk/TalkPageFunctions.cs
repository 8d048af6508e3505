using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Talk;

/// <summary>The talk with the agent.</summary>
[Page]
internal sealed class TalkPageFunctions(
    MessageHandler messages, ISessionStore sessions, IPurchaseStore purchases, IOperationsStore operations, PageRenderer pages, Forms forms)
{
    private const int MostCards = 3;

    [Function("TalkPage")]
    public Task<Answer> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "talk")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation) => ShownAsync(context, null, cancellation);

    /// <summary>The same form sent twice is one message, by its id.</summary>
    [Function("SayOnPage")]
    public Task<Answer> SayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "talk")] HttpRequest request,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => forms.DoAsync(
            context,
            async form =>
            {
                var message = new MessageRequest { MessageId = form.Text("messageId") ?? "", Text = form.Text("text") ?? "" };
                ConversationFunctions.Check(message);
                var caller = context.GetCaller();
                var rights = new Rights(caller.IsInRole(Roles.Buyer), caller.IsInRole(Roles.Approver), caller.IsInRole(Roles.Admin));
                await messages.HandleAsync(new(context, client), caller.UserId, rights, message, cancellation);
                return new("/talk#say");
            },
            refused => ShownAsync(context, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, ProblemException? problem, CancellationToken cancellation)
    {
        var userId = context.GetCaller().UserId;
        var session = await sessions.ReadAsync(userId, cancellation) is { } known ? SessionView.Of(known) : SessionView.Empty(userId);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(TalkPage.Session)] = session,
            [nameof(TalkPage.Begun)] = await BegunAsync(session, cancellation),
            [nameof(TalkPage.Currency)] = (await operations.ReadAsync(cancellation)).Document.Currency,
            [nameof(TalkPage.MessageId)] = $"console-{context.InvocationId}",
        };
        return await pages.RenderAsync<TalkPage>(context, "Talk", parameters, problem);
    }

    /// <summary>The purchases that the talk began last, the newest first.</summary>
    private async Task<IReadOnlyList<PurchaseDocument>> BegunAsync(SessionView session, CancellationToken cancellation)
    {
        var ids = session.StartedPurchases.OrderByDescending(note => note.At).Select(note => note.PurchaseId).Distinct().Take(MostCards);
        var read = await Task.WhenAll(ids.Select(id => purchases.ReadAsync(id, cancellation)));
        return [.. read.OfType<Stored<PurchaseDocument>>().Select(stored => stored.Document)];
    }
}
