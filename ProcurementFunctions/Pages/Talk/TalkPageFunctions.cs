using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages.Talk;

/// <summary>The talk with the agent.</summary>
[Page]
internal sealed class TalkPageFunctions(MessageHandler messages, ISessionStore sessions, PageRenderer pages, Forms forms)
{
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
                await messages.HandleAsync(client, caller.UserId, rights, message, cancellation);
                return new("/talk#say");
            },
            refused => ShownAsync(context, refused, cancellation));

    private async Task<Answer> ShownAsync(FunctionContext context, ProblemException? problem, CancellationToken cancellation)
    {
        var userId = context.GetCaller().UserId;
        var session = await sessions.ReadAsync(userId, cancellation);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(TalkPage.Session)] = session is null ? SessionView.Empty(userId) : SessionView.Of(session),
            [nameof(TalkPage.MessageId)] = $"console-{context.InvocationId}",
        };
        return await pages.RenderAsync<TalkPage>(context, "Talk", parameters, problem);
    }
}
