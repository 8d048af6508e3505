using ProcurementFunctions.Import;

namespace ProcurementFunctions.Pages.Import;

/// <summary>A held file as its page shows it.</summary>
/// <param name="Rows">How many rows of its last round have been read so far.</param>
/// <param name="Expected">How many rows it has, where a preview has counted them.</param>
/// <param name="Columns">Of the kind that it is taken for; null: it is not known.</param>
public sealed record ImportFacts(HeldImport File, int Rows, int? Expected, WantedColumns? Columns)
{
    public string Mark => MarkOf(File, Rows);

    public static string MarkOf(HeldImport file, int rows) =>
        FormattableString.Invariant($"{file.Rounds}-{(file.Last?.IsUnderWay == true ? "under-way" : "done")}-{rows}");
}

/// <summary>The columns of a kind of file.</summary>
public sealed record KindColumns(string Name, WantedColumns Columns);
