using ProcurementFunctions.Invoices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Returning;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>A purchase of 100 at 10 with 20 of shipping, and papers for it.</summary>
internal static class Papers
{
    public const string Order = "PO-0123456789ABC-1-1";
    public const string Purchase = "P-0123456789ABC";
    public const string Sku = "AR-5381";

    public static readonly DateTimeOffset Now = Samples.Now;

    /// <param name="received">Good units that came.</param>
    /// <param name="returned">Of these, what went back.</param>
    public static PurchaseDocument Received(int received = 100, int returned = 0, OrderState state = OrderState.Shipped) => Samples.Sourcing() with
    {
        Status = received >= 100 ? PurchaseStatus.Received : PurchaseStatus.Shipped,
        Orders = [Samples.PlacedOrder(Order, 100, Now) with { UnitPrice = 10, ShippingCost = 20, State = state, DeliveredQuantity = state == OrderState.Delivered ? received : 0 }],
        Receipts = received == 0 ? [] : [new("R-1", Order, Sku, received, 0, Now, "buyer")],
        Returns = returned == 0 ? null : [new("B-1", Order, returned, "broken", Now, "buyer")],
    };

    public static InvoiceDocument Invoice(
        int quantity = 100, decimal price = 10, decimal freight = 20, decimal tax = 0, decimal charges = 0, string number = "1", InvoiceKind kind = InvoiceKind.Invoice) => new()
        {
            Id = InvoiceIds.For(kind, "ACME", number),
            Kind = kind,
            VendorId = "ACME",
            Number = number,
            IssueDate = new(2026, 11, 2),
            DueDate = new(2026, 12, 2),
            Currency = "USD",
            Lines = [new(Order, Purchase, Sku, quantity, price, quantity * price)],
            Freight = freight,
            Tax = tax,
            Charges = charges,
            Total = (quantity * price) + freight + tax + charges,
            Content = "",
            EnteredBy = "typist",
            EnteredAt = Now,
            StatusAt = Now,
        };

    /// <summary>The purchase with the paper noted in it, as it stands.</summary>
    public static PurchaseDocument With(this PurchaseDocument purchase, InvoiceDocument invoice) => InvoicedRules.Told(
        purchase, InvoiceShares.Of(invoice, new Dictionary<string, PurchaseDocument> { [Purchase] = purchase })[Purchase], "typist", PurchaseRules.Agent, Now);

    public static MatchResult Match(this InvoiceDocument invoice, PurchaseDocument purchase, InvoiceSettings? tolerances = null, string? duplicateOf = null, decimal? creditLeft = null) =>
        MatchRules.Match(invoice, new(
            new Dictionary<string, PurchaseDocument> { [Purchase] = purchase.With(invoice) }, tolerances ?? new(), duplicateOf, creditLeft, new Dictionary<string, decimal> { [Sku] = 9.5m }));
}
