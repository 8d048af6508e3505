using System.Globalization;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages.Invoices;

/// <summary>An invoice as it is typed in: a field for each thing, and rows for its lines. Pure.</summary>
internal static class InvoiceForm
{
    public const int Rows = 10;
    private const string Credit = "creditNote";

    public static string Field(int row, string name) => string.Create(CultureInfo.InvariantCulture, $"line{row}{name}");

    /// <summary>What an order's invoice would say: where nothing was typed yet, so that little has to be.</summary>
    /// <param name="purchases">Those that have the order; it has a line for each.</param>
    /// <param name="firms">The firm's currency.</param>
    public static IReadOnlyDictionary<string, string> Expected(string number, IReadOnlyList<PurchaseDocument> purchases, string firms)
    {
        var lines = purchases
            .Select(purchase => (purchase.Sku, Order: purchase.Orders.FirstOrDefault(order => order.Number == number)))
            .Where(line => line.Order is not null)
            .Take(Rows)
            .ToList();
        if (lines.Count == 0) return new Dictionary<string, string> { ["currency"] = firms };

        var first = lines[0].Order!;
        var fields = new Dictionary<string, string>
        {
            ["vendor"] = first.VendorId,
            ["order"] = number,
            ["currency"] = first.Rate?.Currency ?? firms,
            ["freight"] = Of(decimal.Round(lines.Sum(line => Owed(line.Order!, line.Order!.ShippingCost)), 2)),
        };
        for (var row = 0; row < lines.Count; row++)
        {
            var (sku, order) = (lines[row].Sku, lines[row].Order!);
            var size = order.Unit?.Size ?? 1;
            fields[Field(row, "Sku")] = sku;
            fields[Field(row, "Quantity")] = Of((decimal)order.Agreed / size);
            fields[Field(row, "Unit")] = order.Unit?.Name ?? "";
            fields[Field(row, "Price")] = Of(decimal.Round(Owed(order, order.Unit?.PriceOfPurchaseUnit(order.UnitPrice) ?? order.UnitPrice), 4));
        }

        return fields;
    }

    /// <summary>Prices are kept in the firm's currency, and owed in the vendor's.</summary>
    private static decimal Owed(PurchaseOrder order, decimal amount) => order.Rate is { } rate ? rate.FromFirms(amount) : amount;

    /// <exception cref="ProblemException">400: a field cannot be read.</exception>
    public static InvoiceBody Read(FormValues form)
    {
        var lines = Enumerable.Range(0, Rows).Select(row => LineOf(form, row)).OfType<InvoiceLineBody>().ToList();
        var (tax, freight, charges) = (form.Amount("tax") ?? 0, form.Amount("freight") ?? 0, form.Amount("charges") ?? 0);
        return new()
        {
            Kind = form.Text("kind") == Credit ? InvoiceKind.CreditNote : InvoiceKind.Invoice,
            Vendor = form.Text("vendor"),
            Number = form.Text("number") ?? "",
            Credits = form.Text("credits"),
            IssueDate = form.Day("issueDate") ?? throw ProblemException.BadInput("issueDate", "is missing"),
            DueDate = form.Day("dueDate"),
            Currency = form.Text("currency") ?? "",
            Order = form.Text("order"),
            Lines = lines,
            Tax = tax,
            Freight = freight,
            Charges = charges,
            Total = form.Amount("total") ?? throw ProblemException.BadInput("total", "is missing: type what the paper says, so that it can be compared"),
            Prepaid = form.Amount("prepaid") ?? 0,
        };
    }

    private static InvoiceLineBody? LineOf(FormValues form, int row)
    {
        var (sku, unit) = (form.Text(Field(row, "Sku")), form.Text(Field(row, "Unit")));
        var (quantity, price, amount) = (form.Amount(Field(row, "Quantity")), form.Amount(Field(row, "Price")), form.Amount(Field(row, "Amount")));
        if (quantity is null && price is null && amount is null) return null;
        return new()
        {
            Sku = sku,
            Unit = unit,
            Quantity = quantity ?? throw Missing(row, "the quantity"),
            UnitPrice = price ?? throw Missing(row, "the price of a unit"),
            Amount = amount ?? decimal.Round(quantity.Value * price.Value, 2, MidpointRounding.AwayFromZero),
        };
    }

    private static ProblemException Missing(int row, string what) => ProblemException.BadInput("lines", $"line {row + 1}: {what} is missing");

    private static string Of(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);
}
