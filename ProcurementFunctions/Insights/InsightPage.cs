namespace ProcurementFunctions.Insights;

/// <summary>Which part of a ranked list is wanted.</summary>
/// <param name="Limit">1 to 200.</param>
/// <param name="Cursor">The <c>NextCursor</c> of the part before; null: from the beginning.</param>
public sealed record InsightPage(int Limit = InsightPage.DefaultLimit, string? Cursor = null)
{
    public const int DefaultLimit = 50;
}
