namespace ProcurementFunctions.Hosting.Documents;

/// <summary>Ids that come from outside (SKUs, vendor ids) and stand in URLs, document ids and partition keys.</summary>
public static class DocumentKey
{
    public const string Rule =
        "must be 1 to 64 visible ASCII characters other than / \\ ? # % : \" < > |, beginning with a letter or digit";

    public static bool IsValid(string? key) => key is { Length: >= 1 and <= 64 }
        && char.IsAsciiLetterOrDigit(key[0])
        && key.All(c => c is > ' ' and <= '~' and not ('/' or '\\' or '?' or '#' or '%' or ':' or '"' or '<' or '>' or '|'));
}
