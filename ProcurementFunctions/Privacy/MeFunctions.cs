using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Privacy;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Privacy;

/// <summary>All that is kept about the caller, to see and to erase.</summary>
/// <remarks>What the firm has to keep stays without the caller's name and words; see docs/decisions/0006.</remarks>
public sealed class MeFunctions(
    ISessionStore sessions,
    IPreferencesStore preferences,
    IEnumerable<IPersonalRecords> records,
    IAuditTrail audit,
    AuditSweep untold,
    TimeProvider time,
    WallClock clock)
{
    [Function("ExportMe")]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/export")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var userId = context.GetCaller().UserId;
        await untold.TellAllAsync(cancellation);
        var session = await sessions.ReadAsync(userId, cancellation);
        var answers = await sessions.ListAnswersAsync(userId, cancellation).Select(answer => answer.Response).ToListAsync(cancellation);
        var kept = new Dictionary<string, IReadOnlyList<JsonElement>>();
        foreach (var part in records) kept[part.Name] = await part.ListAsync(userId, cancellation).ToListAsync(cancellation);
        var export = new MeExport(
            userId,
            clock.Now,
            session is null ? null : SessionView.Of(session),
            [.. answers.OrderBy(answer => answer.SessionVersion)],
            await sessions.ListPendingAsync(cancellation).Where(pending => pending.UserId == userId).ToListAsync(cancellation),
            (await preferences.ReadAsync(userId, cancellation))?.Document,
            await preferences.ListProductsAsync(userId, cancellation).ToListAsync(cancellation),
            kept);
        return Answers.Ok(export, PrivacyJson.Default.MeExport);
    }

    [Function("EraseMe")]
    public async Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/me")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var erasure = Erasure.Of(context.GetCaller().UserId);
        await RecordAsync(erasure, AuditKinds.ErasureBegun, cancellation);
        // What is still to be carried out goes first, so that it writes nothing any more.
        await sessions.EraseAsync(erasure.UserId, cancellation);
        // What documents still carry for the trail names the user too, and goes where it is found and renamed.
        await untold.TellAllAsync(cancellation);
        // Twice, for a purchase that is under way may write what it had read before the settings were cleared.
        foreach (var part in records.Concat(records)) await part.EraseAsync(erasure, cancellation);
        // Preferences last: an effect that was under way may have written to them.
        await preferences.EraseAsync(erasure.UserId, cancellation);
        await RecordAsync(erasure, AuditKinds.UserErased, cancellation);
        return Answers.NoContent;
    }

    private Task RecordAsync(Erasure erasure, string what, CancellationToken cancellation) => audit.RecordAsync(
        AuditEntry.Of("user", what, erasure.Pseudonym, time.GetUtcNow(), erasure.Pseudonym, "the user asked for it"), cancellation);
}
