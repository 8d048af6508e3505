using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations;

/// <summary>All that is kept about the caller, to see and to erase.</summary>
/// <remarks>Purchases are the firm's records and stay; they name who asked for them.</remarks>
public sealed class MeFunctions(ISessionStore sessions, IPreferencesStore preferences, WallClock clock)
{
    [Function("ExportMe")]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me/export")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var userId = context.GetCaller().UserId;
        var session = await sessions.ReadAsync(userId, cancellation);
        var answers = new List<MessageResponse>();
        await foreach (var answer in sessions.ListAnswersAsync(userId, cancellation)) answers.Add(answer.Response);
        var products = new List<ProductPreference>();
        await foreach (var product in preferences.ListProductsAsync(userId, cancellation)) products.Add(product);
        var export = new MeExport(
            userId,
            clock.Now,
            session is null ? null : SessionView.Of(session),
            [.. answers.OrderBy(answer => answer.SessionVersion)],
            (await preferences.ReadAsync(userId, cancellation))?.Document,
            products);
        return Answers.Ok(export, ConversationsJson.Default.MeExport);
    }

    [Function("EraseMe")]
    public async Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "me")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var userId = context.GetCaller().UserId;
        // Preferences last: an effect that is under way may still write to them.
        await sessions.EraseAsync(userId, cancellation);
        await preferences.EraseAsync(userId, cancellation);
        return Answers.NoContent;
    }
}
