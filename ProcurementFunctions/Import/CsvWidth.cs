namespace ProcurementFunctions.Import;

/// <summary>
/// How many fields a row may have. Fields without a header at the end may be left out, and all rows may have as many empty ones more; one
/// row alone may not, for a separator in its text may have moved them.
/// </summary>
internal sealed class CsvWidth(IReadOnlyList<string> headers)
{
    private readonly int _named = 1 + Enumerable.Range(0, headers.Count).Last(index => !string.IsNullOrWhiteSpace(headers[index]));
    private int? _ofAll;
    private int _rows;

    /// <summary>Learns from a row of the file.</summary>
    public void See(int fields)
    {
        _ofAll = _rows++ == 0 || _ofAll == fields ? fields : null;
    }

    public bool Allows(int fields, Func<int, bool> isEmpty) => fields >= _named
        && (fields <= headers.Count
            || (_rows > 1 && _ofAll == fields && Enumerable.Range(headers.Count, fields - headers.Count).All(isEmpty)));
}
