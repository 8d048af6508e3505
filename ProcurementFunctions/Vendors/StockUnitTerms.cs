namespace ProcurementFunctions.Vendors;

/// <summary>Figures of stock units; the price is for one of them, in the firm's currency.</summary>
public sealed record StockUnitTerms(decimal UnitPrice, int MinOrderQuantity, int? MaxOrderQuantity, int PackSize);
