using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Import;

/// <summary>
/// A row of a file, read by column names. What cannot be read is noted in <see cref="Errors"/> and answered with a
/// default, so that a row's errors are all found at once; a row with errors is not to be used.
/// </summary>
public sealed class TableRow(int line, IReadOnlyDictionary<string, string> fields, FileNotation notation)
{
    private const int LongestText = 200;
    private const decimal MostMoney = 100_000_000m;
    private readonly List<RowError> _errors = [];

    /// <summary>The line of the file that the row begins on.</summary>
    public int Line { get; } = line;

    public IReadOnlyList<RowError> Errors => _errors;

    public bool IsGood => _errors.Count == 0;

    /// <summary>Whether the file has such a column.</summary>
    public bool Has(string field) => fields.ContainsKey(field);

    public void AddError(string? field, string message) => _errors.Add(new(Line, field, message));

    /// <summary>An id that can stand in a URL and in a document id.</summary>
    public string Key(string field)
    {
        var text = Required(field);
        if (text.Length == 0) return text;
        if (CellRules.IsTotal(text)) AddError(field, "is a total of other rows");
        else if (CellRules.IsShortened(text)) AddError(field, $"'{Shown(text)}' is a number that a spreadsheet has shortened, so its digits are lost; make the column text and write them again");
        else if (!DocumentKey.IsValid(text)) AddError(field, DocumentKey.Rule);
        return text;
    }

    /// <summary>The same, and one of those that are known.</summary>
    public string Key(string field, IReadOnlySet<string> known, string what)
    {
        var text = Required(field);
        if (text.Length == 0 || known.Contains(text)) return text;
        AddError(field, CellRules.IsTotal(text) ? "is a total of other rows" : $"there is no {what} {Shown(text)}");
        return text;
    }

    public string Text(string field)
    {
        var text = CellRules.OnOneLine(Required(field));
        Check(field, text);
        return text;
    }

    /// <summary>A text that may be missing; null then.</summary>
    public string? OptionalText(string field)
    {
        var text = CellRules.OnOneLine(Optional(field));
        Check(field, text);
        return text.Length == 0 ? null : text;
    }

    public int Whole(string field, int min, int max) => OptionalWhole(field, min, max, required: true) ?? min;

    /// <summary>Null when the field is empty.</summary>
    public int? OptionalWhole(string field, int min, int max) => OptionalWhole(field, min, max, required: false);

    /// <summary>An amount of money, 0 to 100,000,000.</summary>
    /// <param name="currency">What it is in; null: the firm's.</param>
    public decimal Money(string field, string? currency = null) => OptionalMoney(field, currency, required: true) ?? 0;

    /// <summary>Null when the field is empty.</summary>
    /// <param name="currency">What it is in; null: the firm's.</param>
    public decimal? OptionalMoney(string field, string? currency = null) => OptionalMoney(field, currency, required: false);

    /// <summary>A date: yyyy-MM-dd, or with the day or the month first, where the file shows which.</summary>
    public DateOnly Date(string field) => RequiredValue(field).Length == 0 ? default : OptionalDate(field) ?? default;

    /// <summary>Null when the field is empty.</summary>
    public DateOnly? OptionalDate(string field)
    {
        var text = Optional(field);
        if (text.Length == 0) return null;
        var reading = DateRules.Read(text);
        if (reading.In(notation.DayFirst) is { } date) return date;
        AddError(field, reading.IsDate
            ? FormattableString.Invariant($"'{text}' can be read as {reading.DayFirst:yyyy-MM-dd} or as {reading.MonthFirst:yyyy-MM-dd}, and no other date of the file shows which; write yyyy-MM-dd")
            : $"'{Shown(text)}' is not a date of the form yyyy-MM-dd between 1900 and 2200");
        return null;
    }

    /// <summary>A unit, with the size that stands beside it; pieces where the field is empty.</summary>
    public UnitReading Unit(string field, int? packSize)
    {
        var reading = UnitRules.Read(OptionalText(field), packSize);
        if (reading.IsAccepted) return reading.Value;
        AddError(field, reading.Refusal);
        return new(null, null, 1);
    }

    /// <summary>1, 0, true, false, yes or no; see docs/import.md for what else says so.</summary>
    public bool Flag(string field) => OptionalFlag(field) ?? MissingFlag(field);

    /// <summary>Null when the field is empty.</summary>
    public bool? OptionalFlag(string field)
    {
        var text = Optional(field);
        if (text.Length == 0) return null;
        if (FlagRules.Read(text) is { } flag) return flag;
        AddError(field, $"'{Shown(text)}' is none of {FlagRules.Known}");
        return false;
    }

    /// <summary>A digest of the values of these fields, to tell rows apart.</summary>
    public ulong DigestOf(IEnumerable<string> names)
    {
        var values = string.Join('\u001f', names.Select(Raw));
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(values)));
    }

    internal static string Shown(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    private string Raw(string field) => fields.TryGetValue(field, out var text) ? CellRules.Clean(text) : "";

    /// <summary>Empty where the file says that there is no value.</summary>
    private string Optional(string field) => Raw(field) is var text && CellRules.IsNothing(text) ? "" : text;

    private string RequiredValue(string field)
    {
        var text = Optional(field);
        if (text.Length == 0) AddError(field, "is missing");
        return text;
    }

    private string Required(string field)
    {
        var text = Raw(field);
        if (text.Length == 0) AddError(field, "is missing");
        return text;
    }

    private bool MissingFlag(string field)
    {
        AddError(field, "is missing");
        return false;
    }

    private void Check(string field, string text)
    {
        if (text.Length > LongestText) AddError(field, $"is longer than {LongestText} characters");
        else if (CellRules.IsFailed(text)) AddError(field, $"'{text}' is a formula that failed");
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) AddError(field, "holds control characters");
    }

    private int? OptionalWhole(string field, int min, int max, bool required)
    {
        var text = required ? RequiredValue(field) : Optional(field);
        if (text.Length == 0) return null;
        var (written, word) = CountWords.Split(text);
        var reading = NumberRules.Read(written);
        var number = reading.In(notation.DecimalMark);
        if (reading.IsTwofold && (number is null || IsThousandths(number.Value, reading))) AddError(field, Twofold(text, reading));
        else if (number is null || number != decimal.Truncate(number.Value)) AddError(field, $"'{Shown(text)}' is not a whole number");
        else if ((word is null ? 1 : TimesOf(field, word)) is not { } times) AddError(field, $"'{Shown(text)}' is not a whole number; write the number alone");
        else if (number * times < min || number * times > max) AddError(field, FormattableString.Invariant($"must be between {min} and {max}"));
        else return (int)(number * times);
        return null;
    }

    /// <summary>What a number is multiplied by for the word behind it; null: it does not belong there.</summary>
    private int? TimesOf(string field, string word)
    {
        if (KnownColumns.CountsDays(field)) return CountWords.DaysOf(word);
        // Where a row has a unit of its own, it does not show what a piece is.
        return CountWords.IsPiece(word) && (Optional("unit") is not { Length: > 0 } unit || CountWords.IsPiece(unit)) ? 1 : null;
    }

    /// <summary>2.000 as 2: only where the file writes whole numbers so, whatever its amounts look like.</summary>
    private bool IsThousandths(decimal number, NumberReading reading) =>
        !notation.WritesThousandths && Math.Abs(number) == Math.Min(Math.Abs(reading.ByPoint!.Value), Math.Abs(reading.ByComma!.Value))
        && number == decimal.Truncate(number);

    private decimal? OptionalMoney(string field, string? expected, bool required)
    {
        var text = required ? RequiredValue(field) : Optional(field);
        if (text.Length == 0) return null;
        var (written, currency) = MoneyRules.Split(text);
        var reading = NumberRules.Read(written);
        var amount = reading.In(notation.DecimalMark);
        if (currency is not null && (expected ?? notation.Currency) is { } own && !MoneyRules.MayBe(currency, own))
            AddError(field, expected is null ? $"'{Shown(text)}' is not in the firm's currency, {own}" : $"'{Shown(text)}' is not in {own}, which the row says");
        else if (amount is null) AddError(field, reading.IsNumber ? Twofold(text, reading) : $"'{Shown(text)}' is not a number");
        else if (amount is < 0 or > MostMoney) AddError(field, "must be between 0 and 100000000");
        else return amount;
        return null;
    }

    private static string Twofold(string text, NumberReading reading) => string.Create(
        CultureInfo.InvariantCulture,
        $"'{Shown(text)}' can be read as {reading.ByPoint:0.####} or as {reading.ByComma:0.####}, and nothing else in the file shows which");
}
