namespace ProcurementFunctions.Import;

/// <summary>How a file writes numbers and dates, by what its own values show.</summary>
public sealed class FileNotation
{
    private readonly HashSet<char> _marks = [];
    private readonly HashSet<bool> _dayFirst = [];

    /// <summary>The firm's currency, which amounts with a sign must be in; null: any will do.</summary>
    public string? Currency { get; init; }

    /// <summary>The mark before decimals, <c>.</c> or <c>,</c>; null when none or both were seen.</summary>
    public char? DecimalMark => _marks.Count == 1 ? _marks.Single() : null;

    /// <summary>Whether the day stands before the month; null when nothing or both were seen.</summary>
    public bool? DayFirst => _dayFirst.Count == 1 ? _dayFirst.Single() : null;

    /// <summary>Whether whole numbers are written with three decimals, as 0.000 or 1500.000 show.</summary>
    public bool WritesThousandths { get; private set; }

    /// <summary>Learns from a value of the file.</summary>
    internal void See(ColumnKind kind, string text)
    {
        switch (kind)
        {
            case ColumnKind.Whole or ColumnKind.Money:
                SeeNumber(kind, kind == ColumnKind.Money ? MoneyRules.Split(text).Number : text);
                break;
            case ColumnKind.Date when DateRules.Read(text).ShowsDayFirst is { } dayFirst:
                _dayFirst.Add(dayFirst);
                break;
        }
    }

    private void SeeNumber(ColumnKind kind, string text)
    {
        if (NumberRules.Read(text).Shows is not { } mark) return;
        _marks.Add(mark);
        if (kind == ColumnKind.Whole && text.EndsWith($"{mark}000", StringComparison.Ordinal)) WritesThousandths = true;
    }
}
