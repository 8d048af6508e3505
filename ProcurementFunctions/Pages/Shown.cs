using System.Globalization;
using System.Text;

namespace ProcurementFunctions.Pages;

/// <summary>How the console writes figures: days as ISO 8601 in UTC, money with its currency's code. Pure.</summary>
internal static class Shown
{
    public static string Money(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,##0.00} {currency}");

    public static string UnitPrice(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,##0.00##} {currency}");

    public static string Whole(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"awaitingApproval" as "awaiting approval".</summary>
    public static string Words(string camelCase)
    {
        var words = new StringBuilder(camelCase.Length + 4);
        foreach (var c in camelCase)
        {
            if (char.IsUpper(c) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    /// <summary>With a capital and a full stop.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}.";

    /// <summary>"stock-check" as "the stock check".</summary>
    public static string Requester(string by) => by == Purchasing.PurchaseRequest.StockCheckUser ? "the stock check" : by;
}
