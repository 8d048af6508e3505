using System.Globalization;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Invoices;

/// <summary>What a line that comes in stands for.</summary>
/// <param name="Error">The field, and what is wrong with it; null: nothing.</param>
internal readonly record struct EnteredLine(InvoiceLine? Line, PurchaseDocument? Purchase, (string Field, string Message)? Error)
{
    public static EnteredLine Wrong(string field, string message) => new(null, null, (field, message));
}

/// <summary>How an invoice is made of what comes in, and the words for what is wrong with it. Pure.</summary>
internal static class EntryRules
{
    // As many decimals as the price of a stock unit keeps; see PurchaseUnit.
    private const int PriceDecimals = 12;

    /// <param name="ordered">The purchases that have that order with the vendor.</param>
    /// <param name="firms">The firm's currency.</param>
    public static EnteredLine LineOf(InvoiceBody body, int i, string? number, IReadOnlyList<PurchaseDocument> ordered, string vendorId, string firms)
    {
        var line = body.Lines[i];
        var orderField = line.Order is null && body.Order is not null ? "order" : $"lines[{i}].order";
        if (number is null) return EnteredLine.Wrong(orderField, "is missing: name the order of each line, or one for all of them");
        if (ordered.Count == 0) return EnteredLine.Wrong(orderField, $"{number} is no order with vendor {vendorId}");
        var sku = line.Sku?.Trim();
        if (string.IsNullOrEmpty(sku))
        {
            if (ordered.Count > 1) return EnteredLine.Wrong($"lines[{i}].sku", $"is missing: order {number} has several items");
            // What vendors add beside the items, such as a fee, is no item.
            if (body.Lines.Any(other => !string.IsNullOrWhiteSpace(other.Sku) && (other.Order ?? body.Order)?.Trim() == number))
                return EnteredLine.Wrong($"lines[{i}].sku", $"is missing: other lines of order {number} name theirs; what is no item belongs into freight or charges");
            sku = ordered[0].Sku;
        }

        if (ordered.FirstOrDefault(one => one.Sku == sku) is not { } purchase) return EnteredLine.Wrong($"lines[{i}].sku", $"{sku} is not in order {number}");
        var order = purchase.Orders.First(one => one.Number == number && one.VendorId == vendorId);
        if (WhyNotIn(body.Currency, order, firms) is { } why) return EnteredLine.Wrong("currency", why);
        var (units, error) = UnitsOf(line, i, order);
        if (units is not var (of, priced)) return new(null, null, error);
        var entered = InUnits(new(number, purchase.Id, sku, 0, 0, line.Amount), line, of, priced);
        return line.PriceUnit is not null && InvoiceInput.WhyNotAmount(line.Quantity, entered.Said?.UnitPrice ?? entered.UnitPrice, (decimal)of.Size / priced.Size, line.Amount) is { } wrong
            ? EnteredLine.Wrong($"lines[{i}].amount", wrong)
            : new(entered, purchase, null);
    }

    /// <summary>The lines of a paper that is for freight or charges of an order alone.</summary>
    public static EnteredLine OfMoneyAlone(string currency, PurchaseDocument purchase, string number, string vendorId, string firms) =>
        WhyNotIn(currency, purchase.Orders.First(one => one.Number == number && one.VendorId == vendorId), firms) is { } why
            ? EnteredLine.Wrong("currency", why)
            : new(new(number, purchase.Id, purchase.Sku, 0, 0, 0), purchase, null);

    /// <summary>Where the orders of one paper are owed in unlike currencies, the first that is not as the one before; null: they are alike.</summary>
    public static string? WhyUnlike(IReadOnlyList<InvoiceLine> lines, IReadOnlyDictionary<string, PurchaseDocument> ordered, string firms)
    {
        var owed = lines
            .Select(line => (line.OrderNumber, Currency: PaperTerms.OwedIn(ordered[line.PurchaseId].Orders.First(order => order.Number == line.OrderNumber), firms)))
            .DistinctBy(one => one.Currency)
            .ToArray();
        return owed.Length < 2 ? null : $"order {owed[1].OrderNumber} is owed in {owed[1].Currency} and order {owed[0].OrderNumber} in {owed[0].Currency}; one paper cannot be for both";
    }

    public static InvoiceDocument Create(InvoiceBody body, string vendorId, IReadOnlyList<InvoiceLine> lines, string by, DateTimeOffset now)
    {
        var number = body.Number.Trim();
        var invoice = new InvoiceDocument
        {
            Id = InvoiceIds.For(body.Kind, vendorId, number),
            Kind = body.Kind,
            VendorId = vendorId,
            Number = number,
            Credits = body.Credits?.Trim(),
            IssueDate = body.IssueDate,
            DueDate = body.DueDate ?? body.IssueDate,
            Currency = body.Currency,
            Lines = lines,
            Tax = body.Tax,
            Freight = body.Freight,
            Charges = body.Charges,
            Total = body.Total,
            Prepaid = body.Prepaid,
            Content = "",
            EnteredBy = by,
            EnteredAt = now,
            StatusAt = now,
        };
        return invoice with { Content = InvoiceIds.ContentOf(invoice) };
    }

    /// <summary>The invoice with what it is booked at, where it is in another currency than the firm's.</summary>
    public static InvoiceDocument Booked(InvoiceDocument invoice, IReadOnlyDictionary<string, PurchaseDocument> ordered, string firms) => invoice.Currency == firms
        ? invoice
        : invoice with
        {
            Booked = new(
                firms,
                InvoiceShares.Of(invoice, ordered).Values.Sum(share => share.Amount),
                [.. ordered.Values.SelectMany(purchase => purchase.Orders)
                    .Where(order => invoice.Lines.Any(line => line.OrderNumber == order.Number))
                    .Select(order => PaperTerms.RateOf(invoice.Currency, order)!).Distinct()]),
        };

    /// <summary>Why it is not entered: its number is taken by one that says something else.</summary>
    public static string Taken(InvoiceDocument first) => string.Create(
        CultureInfo.InvariantCulture,
        $"vendor {first.VendorId} has {NameOf(first.Kind)} {first.Number} already: {first.Id} of {first.IssueDate:yyyy-MM-dd}, {first.Total:0.00} {first.Currency}, which is {InvoiceRules.NameOf(first.Status)}; this one says something else");

    public static string AboveInvoiced(InvoiceDocument credit, decimal left) => string.Create(
        CultureInfo.InvariantCulture, $"is {credit.Total:0.00}, and {Math.Max(0, left):0.00} of what was invoiced is not credited yet");

    /// <summary>For the audit trail.</summary>
    public static string Said(InvoiceDocument invoice) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NameOf(invoice.Kind)} {invoice.Number} of vendor {invoice.VendorId}, {invoice.Total:0.00} {invoice.Currency}{At(invoice.Booked)}, due {invoice.DueDate:yyyy-MM-dd}");

    private static string At(BookedTotal? booked) => booked is null ? "" : string.Create(CultureInfo.InvariantCulture, $" booked at {booked.Total:0.00} {booked.Currency}");

    public static string NameOf(InvoiceKind kind) => kind == InvoiceKind.Invoice ? "invoice" : "credit note";

    private static string? WhyNotIn(string currency, PurchaseOrder order, string firms) => currency == firms || PaperTerms.RateOf(currency, order) is not null
        ? null
        : order.Rate is { } rate
        ? $"is {currency}, and order {order.Number} is owed in {rate.Currency}: it must be in {rate.Currency}, or in {firms}, the firm's own"
        : $"is {currency}, and order {order.Number} is owed in {firms}: no rate of {currency} is kept with it, so it must be in {firms}";

    /// <summary>What quantity and price are by, or what is wrong with it.</summary>
    private static ((PurchaseUnit Of, PurchaseUnit Priced)? Units, (string Field, string Message)? Error) UnitsOf(InvoiceLineBody line, int i, PurchaseOrder order)
    {
        var (field, what) = ($"lines[{i}].unit", $"order {order.Number}");
        if (line.LacksUnit && LineUnitRules.WhyNoneIs(line.Quantity, order.Unit, what) is { } missing) return (null, (field, missing));
        var of = LineUnitRules.Read(line.Unit, line.Quantity, order.Unit, what);
        if (!of.IsAccepted) return (null, (field, of.Refusal));
        var priced = line.PriceUnit is null ? of : LineUnitRules.Read(line.PriceUnit, line.Quantity, order.Unit, what);
        if (!priced.IsAccepted) return (null, ($"lines[{i}].unitPrice", $"is of a unit that {priced.Refusal}"));
        var units = line.Quantity * of.Value.Size;
        if (units != decimal.Truncate(units) || units > PurchaseRequest.MaxQuantity)
        {
            return (null, ($"lines[{i}].quantity", string.Create(
                CultureInfo.InvariantCulture, $"must be whole units, {PurchaseRequest.MaxQuantity} at most; {line.Quantity:0.######} {of.Value.Words.Many} are {units:0.######}")));
        }

        return ((of.Value, priced.Value), null);
    }

    private static InvoiceLine InUnits(InvoiceLine entered, InvoiceLineBody line, PurchaseUnit of, PurchaseUnit priced)
    {
        var price = of.Size == priced.Size ? line.UnitPrice : decimal.Round(line.UnitPrice * of.Size / priced.Size, PriceDecimals);
        return entered with
        {
            Quantity = (int)(line.Quantity * of.Size),
            UnitPrice = of.PriceOfStockUnit(price),
            Said = of.Size == 1 ? null : new(line.Quantity, price, of),
        };
    }
}
