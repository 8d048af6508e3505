using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Insights.Orders;

/// <summary>A user's own purchases, all of them. Money in the firm's currency.</summary>
/// <param name="Total">Every purchase; those that came to nothing count with 0.</param>
/// <param name="Open">Those that have not ended.</param>
/// <param name="ByStatus">Each status that there is one of, in the order of a purchase's life.</param>
public sealed record OrdersInsight(string Currency, CountedValue Total, CountedValue Open, IReadOnlyList<StatusCount> ByStatus);

public sealed record StatusCount(PurchaseStatus Status, int Count, decimal Value);
