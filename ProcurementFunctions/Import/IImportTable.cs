namespace ProcurementFunctions.Import;

/// <summary>A file whose way of writing has been recognised, and whose columns have been found.</summary>
internal interface IImportTable
{
    /// <summary>How the file is written.</summary>
    FileFormat Format { get; }

    /// <summary>
    /// The rows that can be taken apart. Those that cannot are counted and rejected in <paramref name="tally"/>.
    /// </summary>
    IAsyncEnumerable<TableRow> RowsAsync(ImportTally tally, CancellationToken cancellation);
}
