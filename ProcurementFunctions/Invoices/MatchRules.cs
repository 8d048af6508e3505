using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Purchasing.Returning;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Invoices;

/// <summary>What an invoice is held against, beside the records of its purchases.</summary>
/// <param name="Purchases">Those of its lines, by id; each holds the invoice's own part already.</param>
/// <param name="Tolerances">Their amounts are in the firm's currency, whatever that of the invoice.</param>
/// <param name="DuplicateOf">An earlier invoice of the vendor, of the same day and total, under another number; null: none.</param>
/// <param name="CreditLeft">For a credit note: what may still be credited of what was invoiced, in its currency.</param>
/// <param name="UsualPrices">What is usual with the vendor, by item: of a stock unit, in the firm's currency.</param>
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
/// tolerances, in the invoice's currency and by its units. What is below what was agreed is no difference. Pure.
/// </summary>
internal static class MatchRules
{
    public static MatchResult Match(InvoiceDocument invoice, MatchFacts facts)
    {
        var differences = new List<InvoiceDifference>(OfWhole(invoice, facts));
        string? waitsFor = null;
        foreach (var group in invoice.Lines.GroupBy(line => (line.PurchaseId, line.OrderNumber)))
        {
            var purchase = facts.Purchases[group.Key.PurchaseId];
            var order = purchase.Orders.FirstOrDefault(one => one.Number == group.Key.OrderNumber);
            var units = group.Sum(line => line.Quantity);
            if (units > 0)
            {
                if (invoice.Kind == InvoiceKind.CreditNote) differences.AddRange(OfReturned(invoice, purchase, group.Key.OrderNumber, units));
                else if (OfUnits(invoice, purchase, order, group.Key.OrderNumber, units, out var awaited) is { } tooMany) differences.Add(tooMany);
                else waitsFor ??= awaited;
            }

            if (order is not null) differences.AddRange(group.Select(line => MoneyMatch.OfPrice(invoice, line, order, facts)).OfType<InvoiceDifference>());
        }

        if (invoice.Kind == InvoiceKind.Invoice) differences.AddRange(MoneyMatch.OfExtras(invoice, facts));
        return differences.Count > 0 ? new(InvoiceStatus.Differs, differences, null)
            : waitsFor is not null ? new(InvoiceStatus.Waiting, [], waitsFor)
            : new(InvoiceStatus.Matched, [], null);
    }

    /// <summary>One that came before under another number, and a credit of more money than was invoiced.</summary>
    private static IEnumerable<InvoiceDifference> OfWhole(InvoiceDocument invoice, MatchFacts facts)
    {
        if (facts.DuplicateOf is { } first)
        {
            yield return new("duplicate", null, null, null, null, invoice.Total, null, string.Create(
                CultureInfo.InvariantCulture, $"{first} of the same vendor is of the same day, {invoice.IssueDate:yyyy-MM-dd}, and the same total, {invoice.Total:0.00}"));
        }

        if (facts.CreditLeft is { } left && invoice.Total > left)
        {
            yield return new("credit", null, null, left, null, invoice.Total, null, string.Create(
                CultureInfo.InvariantCulture, $"{invoice.Total:0.00} credited, and {left:0.00} of what was invoiced is not credited yet"));
        }
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
            waitsFor = string.Create(CultureInfo.InvariantCulture, $"{before + units - received} units{Packs(order, before + units - received)} of {purchase.Sku} of order {number}");
            return null;
        }

        var earlier = before == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {before} before");
        return new("quantity", number, purchase.Sku, agreed, received, units, null, string.Create(
            CultureInfo.InvariantCulture, $"{purchase.Sku}: {agreed}{Packs(order, agreed)} ordered, {received} good units received, {units}{Packs(order, units)} invoiced{earlier}"));
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

    /// <summary>The same in what the order is by, where that is so many whole ones.</summary>
    private static string Packs(PurchaseOrder? order, int units) => order?.Unit is { } unit && units % unit.Size == 0 ? PurchaseUnit.Beside(unit, units) : "";
}
