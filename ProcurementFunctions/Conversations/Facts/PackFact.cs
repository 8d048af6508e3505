namespace ProcurementFunctions.Conversations.Facts;

/// <summary>What is in one of what was said, such as a box, by the offers of an item.</summary>
/// <param name="Sizes">In stock units; one where it is plain, none where no offer says, several where they differ.</param>
public sealed record PackFact(IReadOnlyList<int> Sizes)
{
    /// <summary>Null: it is not plain.</summary>
    public int? Size => Sizes is [var only] ? only : null;
}
