namespace ProcurementFunctions.Import;

/// <summary>Takes in the rows of one kind of file.</summary>
internal interface IRowImport
{
    ImportKind Kind { get; }

    /// <summary>Columns without which a file is refused.</summary>
    IReadOnlyList<string> Required { get; }

    /// <summary>Columns that are used where a file has them.</summary>
    IReadOnlyList<string> Optional { get; }

    /// <summary>The columns of a file, by what its sender says with it.</summary>
    WantedColumns ColumnsFor(ImportOptions options) => new(Required, Optional);

    /// <summary>Stores the good rows and tells <paramref name="tally"/> what became of each.</summary>
    /// <param name="rows">All rows of the file.</param>
    /// <param name="tally">Is told.</param>
    /// <param name="options">What its sender says; in a dry run nothing is stored, and only told what would become of each.</param>
    /// <param name="cancellation">Ends the import.</param>
    Task ImportAsync(IAsyncEnumerable<TableRow> rows, ImportTally tally, ImportOptions options, CancellationToken cancellation);
}
