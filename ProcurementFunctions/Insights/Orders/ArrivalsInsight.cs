using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>What is still to come of all orders that vendors have, by days (UTC) of the firm's clock.</summary>
/// <param name="Orders">How many orders, shown or not; one that several purchases share counts for each.</param>
/// <param name="Overdue">Those of them that were expected before <paramref name="Today"/>.</param>
/// <param name="Undated">Open orders of which nobody knows the day, whatever days are asked about.</param>
/// <param name="Items">The soonest first, those without a day last.</param>
public sealed record ArrivalsInsight(
    DateOnly Today,
    DateOnly? From,
    DateOnly? To,
    int Orders,
    int Overdue,
    int Undated,
    IReadOnlyList<ArrivalLine> Items,
    string? NextCursor);

/// <summary>What is still to come of one order.</summary>
/// <param name="Quantity">Units.</param>
/// <param name="Promised">The day that the vendor first promised; null: none.</param>
/// <param name="Expected">The day that it is expected now; null: nobody knows.</param>
public sealed record ArrivalLine(
    string PurchaseId,
    string Sku,
    string ItemName,
    PurchaseStatus Status,
    string OrderNumber,
    string VendorId,
    string VendorName,
    int Quantity,
    DateOnly? Promised,
    DateOnly? Expected);

/// <summary>Which arrivals; what is null does not count.</summary>
/// <param name="From">The first day that they are expected.</param>
/// <param name="To">The last day.</param>
public sealed record ArrivalsQuestion(DateOnly? From = null, DateOnly? To = null, string? VendorId = null, string? Sku = null);
