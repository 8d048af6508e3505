using System.Globalization;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

/// <summary>Whether an invoice that comes in can be true by itself: its dates, its amounts, and that they add up. Pure.</summary>
internal static class InvoiceInput
{
    public const int MostLines = 500;
    public const int LongestText = 64;

    public const decimal MostMoney = 1_000_000_000_000m;
    private const decimal MostPrice = 1_000_000_000m;
    private const decimal Cent = 0.01m;

    // Of a price that has four decimals.
    private const decimal PriceRounding = 0.00005m;

    /// <summary>What is wrong, by the field's path; empty when it makes sense.</summary>
    /// <param name="today">In the firm's time.</param>
    public static IReadOnlyDictionary<string, string[]> Check(InvoiceBody body, DateOnly today)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var (field, message) in OfHead(body, today).Concat(body.Lines.Take(MostLines).SelectMany((line, i) => OfLine(body, line, i)))) errors.TryAdd(field, [message]);
        if (errors.Count == 0 && OfSum(body) is { } wrong) errors["total"] = [wrong];
        return errors;
    }

    private static IEnumerable<(string Field, string Message)> OfHead(InvoiceBody body, DateOnly today)
    {
        if (!IsText(body.Number)) yield return ("number", $"must have 1 to {LongestText} characters");
        if (body.Credits is not null && body.Kind == InvoiceKind.Invoice) yield return ("credits", "is for credit notes alone");
        if (body.Credits is not null && !IsText(body.Credits)) yield return ("credits", $"must have 1 to {LongestText} characters");
        // Where the vendor is, it may be tomorrow already.
        if (body.IssueDate > today.AddDays(1)) yield return ("issueDate", $"is in the future; today is {today:yyyy-MM-dd}");
        if (body.IssueDate < today.AddYears(-10)) yield return ("issueDate", "is more than ten years past");
        if (body.DueDate < body.IssueDate) yield return ("dueDate", "must not be before issueDate");
        if (body.DueDate > body.IssueDate.AddYears(2)) yield return ("dueDate", "is more than two years after issueDate");
        if (body.Lines.Count > MostLines) yield return ("lines", $"must hold 1 to {MostLines} lines");
        // Freight is often invoiced by itself.
        if (body.Lines.Count == 0 && (body.Kind == InvoiceKind.CreditNote || body.Order is null || body.Freight + body.Charges <= 0))
            yield return ("lines", $"must hold 1 to {MostLines} lines, or none for freight or charges of the order that is named");
        if (!IsMoney(body.Tax) || body.Tax < 0) yield return ("tax", Money("0"));
        if (!IsMoney(body.Freight) || body.Freight < 0) yield return ("freight", Money("0"));
        if (!IsMoney(body.Charges)) yield return ("charges", Money($"-{MostMoney:0}"));
        if (!IsMoney(body.Total) || body.Total <= 0) yield return ("total", "must be above 0, with 2 decimals at most");
        if (!IsMoney(body.Prepaid) || body.Prepaid < 0 || body.Prepaid > Math.Max(0, body.Total)) yield return ("prepaid", "must be from 0 to the total, with 2 decimals at most");
        if (body.Prepaid != 0 && body.Kind == InvoiceKind.CreditNote) yield return ("prepaid", "is for invoices alone");
    }

    private static IEnumerable<(string Field, string Message)> OfLine(InvoiceBody body, InvoiceLineBody line, int i)
    {
        if (IsMoneyAlone(body, line))
        {
            if (!IsMoney(line.Amount) || line.Amount < 0) yield return ($"lines[{i}].amount", Money("0"));
            yield break;
        }

        if (line.Quantity is <= 0 or > PurchaseRequest.MaxQuantity) yield return ($"lines[{i}].quantity", $"must be above 0, {PurchaseRequest.MaxQuantity} at most{(body.Kind == InvoiceKind.CreditNote ? "; 0 at a price of 0 credits money alone" : "")}");
        if (line.UnitPrice is < 0 or > MostMoney) yield return ($"lines[{i}].unitPrice", "must be 0 or more");
        if (!IsMoney(line.Amount) || line.Amount < 0) yield return ($"lines[{i}].amount", Money("0"));
        else if (line.Quantity is > 0 and <= PurchaseRequest.MaxQuantity && line.PriceUnit is null && WhyNotAmount(line.Quantity, line.UnitPrice, 1, line.Amount) is { } why) yield return ($"lines[{i}].amount", why);
    }

    /// <summary>Why a quantity does not cost an amount at its price; null: it does, but for rounding.</summary>
    /// <param name="priced">So many of what the price was said of are in one.</param>
    public static string? WhyNotAmount(decimal quantity, decimal price, decimal priced, decimal amount) =>
        price is < 0 or > MostPrice || Math.Abs((quantity * price) - amount) <= Math.Max(Cent, quantity * priced * PriceRounding)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"is {amount:0.00}, but {quantity:0.######} at {price:0.00##} are {quantity * price:0.00}");

    /// <summary>A credit of money without goods, such as for a price that was too high.</summary>
    private static bool IsMoneyAlone(InvoiceBody body, InvoiceLineBody line) => body.Kind == InvoiceKind.CreditNote && line is { Quantity: 0, UnitPrice: 0 };

    /// <summary>Whether so much can have been paid.</summary>
    public static bool IsPaid(decimal amount) => amount > 0 && IsMoney(amount);

    private static string? OfSum(InvoiceBody body)
    {
        var goods = body.Lines.Sum(line => line.Amount);
        var sum = goods + body.Tax + body.Freight + body.Charges;
        return sum == body.Total
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"is {body.Total:0.00}, but lines {goods:0.00}, tax {body.Tax:0.00}, freight {body.Freight:0.00} and charges {body.Charges:0.00} are {sum:0.00}");
    }

    private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Trim().Length <= LongestText && !text.Any(char.IsControl);

    private static bool IsMoney(decimal amount) => Math.Abs(amount) <= MostMoney && decimal.Round(amount, 2) == amount;

    private static string Money(string least) => $"must be from {least} to {MostMoney:0}, with 2 decimals at most";
}
