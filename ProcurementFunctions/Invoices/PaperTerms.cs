using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Invoices;

/// <summary>What an order says in the terms of a paper: in the paper's currency and by the unit of its line. Pure.</summary>
internal static class PaperTerms
{
    // As many as PurchaseInvoice keeps of an order's part, so that it comes back as it was.
    private const int PartDecimals = 6;

    /// <summary>The rate between the paper's currency and the firm's: that of the order; null: the paper is in the firm's.</summary>
    public static ExchangeRate? RateOf(string currency, PurchaseOrder? order) => order?.Rate is { } rate && rate.Currency == currency ? rate : null;

    /// <summary>What an order is owed in.</summary>
    public static string OwedIn(PurchaseOrder order, string firms) => order.Rate?.Currency ?? firms;

    public static decimal ToFirms(ExchangeRate? rate, decimal amount) => rate is null ? amount : decimal.Round(rate.ToFirms(amount), PartDecimals);

    public static decimal FromFirms(ExchangeRate? rate, decimal amount) => rate?.FromFirms(amount) ?? amount;

    /// <summary>A price of a stock unit in the firm's currency, as that of what the line is by; null: by the stock unit.</summary>
    public static decimal PriceOf(decimal firms, ExchangeRate? rate, PurchaseUnit? unit) =>
        rate is not null ? rate.FromFirms(firms * (unit?.Size ?? 1)) : unit?.PriceOfPurchaseUnit(firms) ?? firms;

    /// <summary>Such as "25.00", "25.00 EUR" or "25.00 EUR a box of 12".</summary>
    public static string Price(decimal price, ExchangeRate? rate, PurchaseUnit? unit) => string.Create(
        CultureInfo.InvariantCulture, $"{price:0.00##}{(rate is null ? "" : $" {rate.Currency}")}{(unit is null ? "" : $" a {LineUnitRules.Name(unit)}")}");

    public static string Money(decimal amount, ExchangeRate? rate) => string.Create(
        CultureInfo.InvariantCulture, $"{amount:0.00}{(rate is null ? "" : $" {rate.Currency}")}");
}
