using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Import;

/// <summary>Takes in the firm's data as CSV files, streamed, up to 50 MB each.</summary>
public sealed class ImportFunctions(CsvImporter importer, AnswerOnce once, IAuditTrail audit, TimeProvider time)
{
    [Function(nameof(ImportCsv))]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> ImportCsv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "import/{kind}")] HttpRequest request,
        string kind,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var what = ImportKinds.Find(kind)
            ?? throw ProblemException.NotFound($"nothing can be imported as {kind}; there are {string.Join(", ", ImportKinds.Names)}");
        RequireCsv(request);
        return await once.RunStreamedAsync(
            context,
            request,
            BodyLimits.Import,
            async (csv, inner) =>
            {
                await RecordAsync(kind, AuditKinds.ImportBegun, null, context, inner);
                var result = await importer.ImportAsync(what, csv, inner);
                await RecordAsync(kind, AuditKinds.Imported, FiguresOf(result), context, inner);
                return Answers.Ok(result, ImportJson.Default.ImportResult);
            },
            cancellation);
    }

    private Task RecordAsync(string kind, string what, string? why, FunctionContext context, CancellationToken cancellation) => audit.RecordAsync(
        AuditEntry.Of($"import:{kind}", what, context.GetCaller().UserId, time.GetUtcNow(), context.InvocationId, why), cancellation);

    /// <summary>What came in; a file that changed nothing is told of too.</summary>
    private static string FiguresOf(ImportResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"a file of {result.Rows} rows: {result.Inserted} new, {result.Updated} changed, {result.Rejected} left out");

    private static void RequireCsv(HttpRequest request)
    {
        var isCsv = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isCsv) throw new ProblemException(415, "Unsupported content type", "send the file as Content-Type: text/csv, in UTF-8");
    }
}
