namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>A quantity said by what things come in, such as 5 boxes: how many pieces that is, the offers of the item say.</summary>
/// <param name="Word">As it was said, such as "boxes".</param>
public sealed record SaidPacks(int Count, string Word);
