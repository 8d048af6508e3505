using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Preferences;

/// <summary>The caller's own preferences over HTTP.</summary>
public sealed class PreferencesFunctions(IPreferencesStore preferences, PreferenceAudit audit, IKnowledge knowledge, WallClock clock)
{
    [Function("GetPreferences")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/preferences")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var stored = await preferences.ReadAsync(context.GetCaller().UserId, cancellation);
        return Answer(stored?.Document, stored?.ETag);
    }

    [Function("PutPreferences")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/preferences")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var etag = request.RequireIfMatch();
        var body = await request.ReadBodyAsync(PreferencesJson.Default.PreferencesBody, cancellation);
        var userId = context.GetCaller().UserId;
        var errors = PreferenceRules.Check(body, userId);
        if (errors.Count == 0) errors = await UnknownVendorsAsync(body, cancellation);
        if (errors.Count > 0) throw ProblemException.BadFields(errors);

        var read = await preferences.ReadAsync(userId, cancellation);
        if ((read?.ETag ?? ETags.Absent) != etag) throw ETags.Mismatch();
        var changed = PreferenceRules.Put(
            read?.Document ?? new() { Id = UserPreferences.DocumentId, UserId = userId }, body, clock.Now);
        var entry = audit.EntryOf(userId, read?.Document, changed, context.InvocationId, "put through the API");
        var written = await preferences.WriteAsync(changed.Telling(entry), read?.ETag, cancellation) ?? throw ETags.Mismatch();
        return Answer(written.Document, written.ETag);
    }

    private static Answer Answer(UserPreferences? document, string? etag) =>
        Answers.Ok(PreferencesBody.Of(document), PreferencesJson.Default.PreferencesBody, etag ?? ETags.Absent);

    private async Task<IReadOnlyDictionary<string, string[]>> UnknownVendorsAsync(
        PreferencesBody body, CancellationToken cancellation)
    {
        var errors = new Dictionary<string, string[]>();
        (string Field, IReadOnlyList<string> Vendors)[] lists =
            [("preferredVendors", body.PreferredVendors), ("excludedVendors", body.ExcludedVendors)];
        foreach (var (field, vendors) in lists)
        {
            foreach (var vendor in vendors)
            {
                if (!DocumentKey.IsValid(vendor) || await knowledge.ReadVendorAsync(vendor, cancellation) is null)
                    errors.TryAdd(field, [$"there is no vendor {vendor}"]);
            }
        }

        return errors;
    }
}
