namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>What a simulated vendor sells of one item. Money in the firm's currency, quantities in the unit that it sells by.</summary>
/// <param name="LeadTimeDays">Days from order to goods that the vendor promises for standard shipping.</param>
/// <param name="UnitPrice">The list price.</param>
/// <param name="MaxOrderQty">The most that one order may hold; null: no limit.</param>
/// <param name="PackSize">Quantities must be a multiple of this.</param>
/// <param name="Unit">What it sells by, such as EA or BOX OF 12; its quotes say so.</param>
public sealed record SimulatedOffer(
    string Sku,
    int LeadTimeDays,
    decimal UnitPrice,
    int MinOrderQty = 1,
    int? MaxOrderQty = null,
    int PackSize = 1,
    string? Unit = null);
