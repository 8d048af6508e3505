namespace ProcurementFunctions.Units;

/// <summary>What a unit says of how much is in it.</summary>
internal enum UnitKind
{
    /// <summary>One piece.</summary>
    Piece,

    /// <summary>A certain number of pieces, such as a dozen.</summary>
    Count,

    /// <summary>A number of pieces that is told beside it, such as a box.</summary>
    Pack,

    /// <summary>A thing of its own, such as a roll or a bottle, which is a piece where no number is told in its name.</summary>
    Article,

    /// <summary>A weight, length, volume or time.</summary>
    Measure,
}

/// <param name="Code">UN/ECE Recommendation 20; of packs Recommendation 21.</param>
/// <param name="Size">Pieces in it, or units of <paramref name="Base"/>; 0 for a pack or an article, as it is told beside it.</param>
/// <param name="Base">The code of what it is counted in.</param>
/// <param name="One">Its word, such as "box".</param>
/// <param name="Many">Its plural.</param>
internal sealed record KnownUnit(string Code, UnitKind Kind, int Size, string Base, string One, string Many);
