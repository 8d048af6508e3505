using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Preferences;

/// <summary>The caller's own preferences over HTTP.</summary>
public sealed class PreferencesFunctions(IPreferencesStore preferences, PreferencesDesk desk)
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
        var written = await desk.PutAsync(context.GetCaller().UserId, body, etag, context.InvocationId, "put through the API", cancellation);
        return Answer(written.Document, written.ETag);
    }

    private static Answer Answer(UserPreferences? document, string? etag) =>
        Answers.Ok(PreferencesBody.Of(document), PreferencesJson.Default.PreferencesBody, etag ?? ETags.Absent);
}
