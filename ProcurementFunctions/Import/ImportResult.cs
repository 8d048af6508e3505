using System.Text.Json.Serialization;

namespace ProcurementFunctions.Import;

/// <summary>What became of the rows of a file. Rows that are none of the three were known and have not changed.</summary>
/// <param name="Rows">Rows after the header.</param>
/// <param name="Rejected">Rows that were left out; each has one or more errors.</param>
/// <param name="Errors">The first of the errors, at most <see cref="ImportTally.ListedErrors"/>, by line.</param>
public sealed record ImportResult(int Rows, int Inserted, int Updated, int Rejected, IReadOnlyList<RowError> Errors)
{
    /// <summary>How the file was found to be written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FileFormat? Format { get; init; }

    /// <summary>True: nothing was changed; it is what would have become of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DryRun { get; init; }
}

/// <param name="Line">The line of the file that the row begins on; the header's is 1.</param>
/// <param name="Field">The column; null when it is about the whole row.</param>
public sealed record RowError(int Line, string? Field, string Message);

/// <summary>What became of one row.</summary>
public enum RowOutcome
{
    Unchanged,
    Inserted,
    Updated,
}
