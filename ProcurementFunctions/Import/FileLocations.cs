using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Import;

/// <summary>
/// The locations that rows of a file may name: the firm's. The first file of a firm that has none names them; later ones add to them only where
/// the sender says so, as a misspelt location would hold the stock twice.
/// </summary>
internal sealed class FileLocations
{
    private readonly ImportOptions _options;

    public FileLocations(IReadOnlyList<string> firms, ImportOptions options) => (Firms, Known, _options) = (firms, firms, options);

    /// <summary>Those of the firm before the file.</summary>
    public IReadOnlyList<string> Firms { get; }

    /// <summary>Those with the file's new ones, in the order in which rows named them.</summary>
    public IReadOnlyList<string> Known { get; private set; }

    /// <summary>The location that a row means, or an error of the row.</summary>
    public string Of(TableRow row, string column, string said)
    {
        if (LocationNames.Find(Known, said) is { } known) return known;
        if (LocationNames.WhyNone(said) is { } why) row.AddError(column, why);
        else if (Firms.Count > 0 && !_options.NewLocations)
            row.AddError(column, $"there is no location {TableRow.Shown(said)}; {LocationNames.Listed(Firms)}. A new one is taken with ?newLocations=true");
        else if (Known.Count >= LocationNames.Most) row.AddError(column, $"is one location too many: a firm may have {LocationNames.Most}");
        // A row that is rejected names none.
        else if (row.IsGood) Known = LocationNames.With(Known, [said]);
        return LocationNames.Bare(said);
    }
}
