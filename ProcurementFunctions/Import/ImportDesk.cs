using System.Globalization;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>The one way in which a person's file comes in, by API or by the console: the audit trail hears of it before and after.</summary>
public sealed class ImportDesk(CsvImporter importer, IAuditTrail audit, TimeProvider time)
{
    /// <param name="kind">What the file is about.</param>
    /// <param name="csv">The file.</param>
    /// <param name="options">What its sender says with it.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="tally">Is told as it goes.</param>
    /// <param name="cancellation">Ends the import.</param>
    /// <exception cref="ProblemException">400: the file as a whole cannot be taken.</exception>
    public async Task<ImportResult> ImportAsync(
        ImportKind kind, Stream csv, ImportOptions options, ImportSender sender, ImportTally tally, CancellationToken cancellation)
    {
        if (options.DryRun) return await importer.ImportAsync(kind, csv, options, tally, cancellation);
        await RecordAsync(kind, AuditKinds.ImportBegun, null, sender, cancellation);
        var result = await importer.ImportAsync(kind, csv, options with { By = sender.UserId }, tally, cancellation);
        await RecordAsync(kind, AuditKinds.Imported, FiguresOf(result), sender, cancellation);
        return result;
    }

    private Task RecordAsync(ImportKind kind, string what, string? why, ImportSender sender, CancellationToken cancellation) => audit.RecordAsync(
        AuditEntry.Of($"import:{ImportKinds.NameOf(kind)}", what, sender.UserId, time.GetUtcNow(), sender.Once, why), cancellation);

    /// <summary>What came in; a file that changed nothing is told of too.</summary>
    private static string FiguresOf(ImportResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"a file of {result.Rows} rows: {result.Inserted} new, {result.Updated} changed, {result.Rejected} left out");
}

/// <param name="Once">Names this one import; the same again is told once.</param>
public sealed record ImportSender(string UserId, string Once);
