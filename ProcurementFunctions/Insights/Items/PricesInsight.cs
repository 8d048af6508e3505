namespace ProcurementFunctions.Insights.Items;

/// <summary>What an item cost and costs: of each vendor that sells it the newest prices, all of them the newest first.</summary>
public sealed record PricesInsight(string Sku, string Name, string Currency, IReadOnlyList<KnownPrice> Prices);

/// <param name="UnitPrice">Of a stock unit, in the firm's currency.</param>
/// <param name="Paid">Whether goods came at it; else it was quoted.</param>
public sealed record KnownPrice(string VendorId, string VendorName, decimal UnitPrice, DateTimeOffset At, bool Paid);
