using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Conversations;

/// <summary>The talk with the agent over HTTP. A caller reaches their own session and nobody else's.</summary>
public sealed class ConversationFunctions(MessageHandler messages, ISessionStore sessions)
{
    [Function("PostMessage")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/messages")] HttpRequest request,
        FunctionContext context,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var body = await request.ReadBodyAsync(ConversationsJson.Default.MessageRequest, cancellation, readPlain: MessageRequest.ReadPlain);
        Check(body);
        var caller = context.GetCaller();
        var rights = new Rights(caller.IsInRole(Roles.Buyer), caller.IsInRole(Roles.Approver), caller.IsInRole(Roles.Admin));
        var answer = await messages.HandleAsync(new(context, client), caller.UserId, rights, body, cancellation);
        return Answers.OkText(answer.Json);
    }

    [Function("GetSession")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/session")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var userId = context.GetCaller().UserId;
        var session = await sessions.ReadAsync(userId, cancellation);
        var view = session is null ? SessionView.Empty(userId) : SessionView.Of(session);
        return Answers.Ok(view, ConversationsJson.Default.SessionView);
    }

    [Function("DeleteSession")]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/session")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        await sessions.ForgetAsync(context.GetCaller().UserId, cancellation);
        return Answers.NoContent;
    }

    internal static void Check(MessageRequest message)
    {
        if (message.MessageId is not { Length: > 0 and <= MessageRequest.MaxMessageId } id || id.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw ProblemException.BadInput("messageId", $"must be 1 to {MessageRequest.MaxMessageId} visible ASCII characters");
        if (string.IsNullOrWhiteSpace(message.Text)) throw ProblemException.BadInput("text", "must not be empty");
        if (message.Text.Length > MessageRequest.MaxText)
            throw new ProblemException(413, "Too large", $"text may have {MessageRequest.MaxText} characters at most");
    }
}
