using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>Takes in the firm's data as CSV files or XLSX workbooks, streamed, up to 50 MB each.</summary>
public sealed class ImportFunctions(ImportDesk desk, AnswerOnce once)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What the file itself shows counts; a name of another encoding is refused.</summary>
    private static readonly string[] Charsets = ["utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1252", "us-ascii"];

    [Function(nameof(ImportCsv))]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> ImportCsv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/import/{kind}")] HttpRequest request,
        string kind,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var what = ImportKinds.Find(kind)
            ?? throw ProblemException.NotFound($"nothing can be imported as {kind}; there are {string.Join(", ", ImportKinds.Names)}");
        RequireTable(request);
        var options = new ImportOptions(MapRules.Read(request.Query["map"]), request.QueryFlag("dryRun") ?? false)
        {
            Lists = ListingOf(request.QueryValue("lists")),
            WithDelivered = request.QueryFlag("withDelivered") ?? true,
            AddsUp = request.QueryFlag("addsUp") ?? false,
            Sheet = request.QueryValue("sheet"),
            Locations = LocationsOf(request),
            NewLocations = request.QueryFlag("newLocations") ?? false,
            AllLocations = request.QueryFlag("allLocations") ?? false,
        };
        return await once.RunStreamedAsync(
            context,
            request,
            BodyLimits.Import,
            async (csv, inner) =>
            {
                var by = new ImportSender(context.GetCaller().UserId, context.InvocationId);
                var result = await desk.ImportAsync(what, csv, options, by, new ImportTally(), inner);
                return Answers.Ok(result, ImportJson.Default.ImportResult);
            },
            cancellation);
    }

    internal static DemandListing? ListingOf(string? name) => name switch
    {
        null => null,
        "days" => DemandListing.Days,
        "someDays" => DemandListing.SomeDays,
        "weeks" => DemandListing.Weeks,
        "months" => DemandListing.Months,
        _ => throw ProblemException.BadInput("lists", "must be days, someDays, weeks or months"),
    };

    private static string[] LocationsOf(HttpRequest request)
    {
        string[] named = [.. request.Query["locations"].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return named.Distinct(StringComparer.OrdinalIgnoreCase).Count() == named.Length
            ? named
            : throw ProblemException.BadInput("locations", "names a column twice");
    }

    private static void RequireTable(HttpRequest request)
    {
        var isTable = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.Equals(Workbook, StringComparison.OrdinalIgnoreCase)
                || (type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)
                    && (!type.Charset.HasValue || Charsets.Contains(type.Charset.Value!, StringComparer.OrdinalIgnoreCase))));
        if (isTable) return;
        throw new ProblemException(
            415, "Unsupported content type", $"send the file as Content-Type: text/csv, in UTF-8, UTF-16 or Windows-1252, or as {Workbook}");
    }
}
