using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Import;

/// <summary>Recognises what a file is about by its header.</summary>
internal sealed class FileKinds(IEnumerable<IRowImport> imports)
{
    private static readonly IReadOnlyDictionary<string, string> NoMap = ImportOptions.None.Map;
    private readonly IRowImport[] _imports = [.. imports];

    /// <summary>All columns that files of this kind may have, those first that they must have.</summary>
    public WantedColumns ColumnsOf(ImportKind kind)
    {
        var import = _imports.First(one => one.Kind == kind);
        return new(import.Required, import.Optional);
    }

    /// <summary>The kind whose columns it has, the most of them; null: it has not all that any kind needs.</summary>
    public ImportKind? Recognise(IReadOnlyList<string> headers) => _imports
        .Where(import => import.Required.All(column => HeaderRules.LikeliestOf(column, headers) is not null))
        .OrderByDescending(import => HeaderRules.CountKnown(headers, ColumnsOf(import.Kind), NoMap))
        .ThenByDescending(import => import.Required.Count)
        .Select(import => (ImportKind?)import.Kind)
        .FirstOrDefault();

    /// <summary>The header as the file has it. The file stays open.</summary>
    /// <exception cref="ProblemException">400: it has none, or is no table.</exception>
    public Task<IReadOnlyList<string>> HeadersAsync(Stream file, CancellationToken cancellation)
    {
        var all = _imports.SelectMany(import => import.Required.Concat(import.Optional)).Distinct().ToArray();
        return CsvImporter.HeadersAsync(file, new(all, []), cancellation);
    }
}
