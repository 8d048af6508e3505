namespace ProcurementFunctions.Preferences;

/// <summary>How many a user's purchase is for.</summary>
/// <param name="Units">What to source.</param>
/// <param name="RaisedFrom">What was asked for, where that was less than the user always needs; else null.</param>
public readonly record struct WantedQuantity(int Units, int? RaisedFrom)
{
    /// <summary>What was asked for, or the least that the user always needs, whichever is more.</summary>
    /// <param name="least">The user's preferred quantity of the item; 0: none was set.</param>
    public static WantedQuantity Of(int asked, int least) => asked >= least ? new(asked, null) : new(least, asked);

    /// <summary>Why it is another quantity than was asked for; null when it is not.</summary>
    public string? Note => RaisedFrom is { } asked
        ? FormattableString.Invariant($"{asked} asked for, raised to {Units}: the user always needs at least as many")
        : null;
}
