using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;

namespace ProcurementFunctions.Invoices;

/// <summary>What an invoice is held against, beside the records of its purchases.</summary>
/// <param name="Purchases">Those of its lines, by id; each holds the invoice's own part already.</param>
/// <param name="DuplicateOf">An earlier invoice of the vendor, of the same day and total, under another number; null: none.</param>
/// <param name="CreditLeft">For a credit note: what may still be credited of what was invoiced.</param>
/// <param name="UsualPrices">What is usual with the vendor, by item.</param>
internal sealed record MatchFacts(
    IReadOnlyDictionary<string, PurchaseDocument> Purchases,
    InvoiceSettings Tolerances,
    string? DuplicateOf,
    decimal? CreditLeft,
    IReadOnlyDictionary<string, decimal> UsualPrices);

/// <param name="WaitsFor">The goods that it waits for; null: none.</param>
internal sealed record MatchResult(InvoiceStatus Status, IReadOnlyList<InvoiceDifference> Differences, string? WaitsFor);

/// <summary>
/// The three-way match: each line against its order and the receipts, by units, price, tax and freight within the firm's
/// tolerances. What is below what was agreed is no difference. Pure.
/// </summary>
internal static class MatchRules
{
    public static MatchResult Match(InvoiceDocument invoice, MatchFacts facts)
    {
        var differences = new List<InvoiceDifference>();
        if (facts.DuplicateOf is { } first)
        {
            differences.Add(new("duplicate", null, null, null, null, invoice.Total, null, string.Create(
                CultureInfo.InvariantCulture, $"{first} of the same vendor is of the same day, {invoice.IssueDate:yyyy-MM-dd}, and the same total, {invoice.Total:0.00}")));
        }

        if (facts.CreditLeft is { } left && invoice.Total > left)
        {
            differences.Add(new("credit", null, null, left, null, invoice.Total, null, string.Create(
                CultureInfo.InvariantCulture, $"{invoice.Total:0.00} credited, and {left:0.00} of what was invoiced is not credited yet")));
        }

        string? waitsFor = null;
        foreach (var group in invoice.Lines.GroupBy(line => (line.PurchaseId, line.OrderNumber)))
        {
            var purchase = facts.Purchases[group.Key.PurchaseId];
            var order = purchase.Orders.FirstOrDefault(one => one.Number == group.Key.OrderNumber);
            var units = group.Sum(line => line.Quantity);
            if (invoice.Kind == InvoiceKind.CreditNote) differences.AddRange(OfReturned(invoice, purchase, group.Key.OrderNumber, units));
            else if (OfUnits(invoice, purchase, order, group.Key.OrderNumber, units, out var awaited) is { } tooMany) differences.Add(tooMany);
            else waitsFor ??= awaited;
            differences.AddRange(group.Select(line => OfPrice(invoice, line, order, facts)).OfType<InvoiceDifference>());
        }

        if (invoice.Kind == InvoiceKind.Invoice) differences.AddRange(OfExtras(invoice, facts));
        return differences.Count > 0 ? new(InvoiceStatus.Differs, differences, null)
            : waitsFor is not null ? new(InvoiceStatus.Waiting, [], waitsFor)
            : new(InvoiceStatus.Matched, [], null);
    }

    /// <summary>Units above what was ordered, or above what came where no more will come.</summary>
    private static InvoiceDifference? OfUnits(
        InvoiceDocument invoice, PurchaseDocument purchase, PurchaseOrder? order, string number, int units, out string? waitsFor)
    {
        var before = InvoicedRules.Before(purchase, number, InvoiceKind.Invoice, invoice.Id).Sum(part => part.Units);
        var agreed = order is { IsWithVendor: true } ? order.Agreed : 0;
        var received = ReceiptRules.Accepted(purchase, number);
        waitsFor = null;
        if (before + units <= Math.Min(agreed, received)) return null;
        if (before + units <= agreed && !ReceiptRules.IsDone(purchase, order!))
        {
            waitsFor = string.Create(CultureInfo.InvariantCulture, $"{before + units - received} units of {purchase.Sku} of order {number}");
            return null;
        }

        var earlier = before == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {before} before");
        return new("quantity", number, purchase.Sku, agreed, received, units, null, string.Create(
            CultureInfo.InvariantCulture, $"{purchase.Sku}: {agreed} ordered, {received} good units received, {units} invoiced{earlier}"));
    }

    /// <summary>A credit for more than went back.</summary>
    private static IEnumerable<InvoiceDifference> OfReturned(InvoiceDocument credit, PurchaseDocument purchase, string number, int units)
    {
        var before = InvoicedRules.Before(purchase, number, InvoiceKind.CreditNote, credit.Id).Sum(part => part.Units);
        var returned = InvoicedRules.Returned(purchase, number);
        if (before + units <= returned) yield break;
        var earlier = before == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {before} before");
        yield return new("credit", number, purchase.Sku, null, returned, units, null, string.Create(
            CultureInfo.InvariantCulture, $"{purchase.Sku}: {returned} units returned, {units} credited{earlier}"));
    }

    /// <summary>A price above that of the order; of a credit, below it.</summary>
    private static InvoiceDifference? OfPrice(InvoiceDocument invoice, InvoiceLine line, PurchaseOrder? order, MatchFacts facts)
    {
        if (order is null) return null;
        var apart = invoice.Kind == InvoiceKind.Invoice ? line.UnitPrice - order.UnitPrice : order.UnitPrice - line.UnitPrice;
        if (apart <= order.UnitPrice * (decimal)facts.Tolerances.PriceTolerance || apart * line.Quantity <= facts.Tolerances.AmountTolerance) return null;
        var usual = facts.UsualPrices.TryGetValue(line.Sku, out var price) ? price : (decimal?)null;
        var word = invoice.Kind == InvoiceKind.Invoice ? "invoiced" : "credited";
        return new("price", line.OrderNumber, line.Sku, order.UnitPrice, null, line.UnitPrice, usual, string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Sku}: ordered at {order.UnitPrice:0.00##}, {word} at {line.UnitPrice:0.00##}{(usual is null ? "" : string.Create(CultureInfo.InvariantCulture, $", usual with this vendor {usual:0.00##}"))}"));
    }

    /// <summary>Freight above the agreed shipping that is not invoiced yet, charges that nobody ordered, another tax.</summary>
    private static IEnumerable<InvoiceDifference> OfExtras(InvoiceDocument invoice, MatchFacts facts)
    {
        var agreed = invoice.Lines.Select(line => (line.PurchaseId, line.OrderNumber)).Distinct().Sum(one => ShippingLeft(invoice.Id, facts.Purchases[one.PurchaseId], one.OrderNumber));
        if (invoice.Freight - agreed > facts.Tolerances.FreightTolerance)
            yield return OfMoney("freight", agreed, invoice.Freight, "agreed");
        if (invoice.Charges > facts.Tolerances.AmountTolerance) yield return OfMoney("charges", 0, invoice.Charges, "agreed");
        if (facts.Tolerances.TaxRate is not { } rate) yield break;
        var tax = decimal.Round((invoice.Total - invoice.Tax) * (decimal)rate, 2);
        if (Math.Abs(invoice.Tax - tax) > facts.Tolerances.AmountTolerance) yield return OfMoney("tax", tax, invoice.Tax, "expected");
    }

    private static decimal ShippingLeft(string invoiceId, PurchaseDocument purchase, string number) => Math.Max(
        0,
        (purchase.Orders.FirstOrDefault(order => order.Number == number)?.ShippingCost ?? 0)
            - InvoicedRules.Before(purchase, number, InvoiceKind.Invoice, invoiceId).Sum(part => part.Freight));

    private static InvoiceDifference OfMoney(string what, decimal ordered, decimal invoiced, string word) => new(
        what, null, null, ordered, null, invoiced, null, string.Create(CultureInfo.InvariantCulture, $"{what}: {ordered:0.00} {word}, {invoiced:0.00} invoiced"));
}
