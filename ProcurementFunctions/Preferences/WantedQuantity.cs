namespace ProcurementFunctions.Preferences;

/// <summary>How many a user's purchase is for.</summary>
/// <param name="Units">What to source.</param>
/// <param name="RaisedFrom">What was asked for, where that was less than the user always needs; else null.</param>
public readonly record struct WantedQuantity(int Units, int? RaisedFrom)
{
    /// <summary>What was asked for, or the least that the user always needs, whichever is more.</summary>
    /// <param name="least">The user's preferred quantity of the item; 0: none was set.</param>
    /// <param name="maxTotal">The most that it may cost; it was said of what was asked for, so that this stays as it is. Null: no ceiling.</param>
    public static WantedQuantity Of(int asked, int least, decimal? maxTotal = null) =>
        asked >= least || maxTotal is not null ? new(asked, null) : new(least, asked);

    /// <summary>Why fewer are bought than the user always needs.</summary>
    public static string KeptNote(int asked, int least) => FormattableString.Invariant(
        $"{asked} as asked for, and not the {least} that the user always needs at least: a ceiling was set for it");

    /// <summary>Why it is another quantity than was asked for; null when it is not.</summary>
    public string? Note => RaisedFrom is { } asked
        ? FormattableString.Invariant($"{asked} asked for, raised to {Units}: the user always needs at least as many")
        : null;
}
