namespace ProcurementFunctions.Insights.Items;

/// <summary>That a vendor sells an item, and on which terms as far as is known. Its quote has the last word.</summary>
/// <param name="Active">Whether the firm buys from it.</param>
/// <param name="UnitPrice">What it usually takes for a unit, in the firm's currency; its list price while nothing was seen.</param>
/// <param name="LastPaid">What was last paid for a unit; null: nothing yet.</param>
/// <param name="LeadTimeDays">Days from order to goods, as learned of the vendor; as its offer states while nothing was.</param>
/// <param name="LeadTimeObservations">How many orders that was learned from.</param>
/// <param name="MinOrderQuantity">Units that an order to it must hold at least.</param>
/// <param name="MaxOrderQuantity">The most it may; null: no limit.</param>
/// <param name="PackSize">An order is a multiple of this.</param>
/// <param name="Unit">What the vendor sells it by, such as EA or BOX OF 12; null: not said. Prices and quantities are of stock units all the same.</param>
public sealed record ItemOffer(
    string VendorId,
    string VendorName,
    bool Active,
    decimal UnitPrice,
    FigureBasis PriceBasis,
    decimal ListPrice,
    decimal? LastPaid,
    DateTimeOffset? LastPaidAt,
    double LeadTimeDays,
    FigureBasis LeadTimeBasis,
    int LeadTimeObservations,
    int MinOrderQuantity,
    int? MaxOrderQuantity,
    int PackSize,
    string? Unit);
