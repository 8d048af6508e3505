namespace ProcurementFunctions.Hosting.Documents;

/// <summary>What may be a document's id in Cosmos DB.</summary>
public static class DocumentId
{
    public const int MaxLength = 255;

    /// <summary>1 to 255 characters, none of them / \ ? # or a control character, and no space at the end.</summary>
    public static bool IsValid(string id) =>
        id.Length is >= 1 and <= MaxLength && id[^1] != ' ' && !id.Any(c => c is '/' or '\\' or '?' or '#' || char.IsControl(c));
}
