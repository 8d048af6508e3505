using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Import;

/// <summary>Takes in the firm's data as CSV files, streamed, up to 50 MB each.</summary>
public sealed class ImportFunctions(CsvImporter importer, AnswerOnce once)
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
            async (csv, inner) => Answers.Ok(await importer.ImportAsync(what, csv, inner), ImportJson.Default.ImportResult),
            cancellation);
    }

    private static void RequireCsv(HttpRequest request)
    {
        var isCsv = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isCsv) throw new ProblemException(415, "Unsupported content type", "send the file as Content-Type: text/csv, in UTF-8");
    }
}
