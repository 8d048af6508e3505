using System.Text.Json.Serialization;

namespace ProcurementFunctions.Import;

/// <summary>How a file was found to be written.</summary>
/// <param name="Separator">What stands between its fields: a comma, a semicolon, a tab or a bar; null in a workbook.</param>
/// <param name="Encoding">UTF-8, UTF-16LE, UTF-16BE or windows-1252; xlsx for a workbook.</param>
/// <param name="DecimalMark">The mark before decimals; null when no number shows it, or one number shows this and another that.</param>
public sealed record FileFormat(string? Separator, string Encoding, [property: JsonPropertyName("decimal")] string? DecimalMark)
{
    /// <summary>Of a workbook: the sheet that was read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sheet { get; init; }

    /// <summary>Of a workbook: other sheets that have the columns too and were not read; null: there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OtherSheets { get; init; }
}
