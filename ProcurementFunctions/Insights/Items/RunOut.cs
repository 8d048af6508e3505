namespace ProcurementFunctions.Insights.Items;

/// <summary>When the stock that is not promised to customers is gone, if nothing comes.</summary>
/// <param name="DaysLeft">On hand less reserved, by the daily demand that is expected.</param>
/// <param name="On">The day (UTC) on which it runs out; null: not within a hundred years.</param>
/// <param name="EarliestOn">The day before which it runs out with a probability of 5 %, by the spread of the demand; null likewise.</param>
/// <param name="DaysLeftWithOrders">The same with all that is on order.</param>
public sealed record RunOut(double DaysLeft, DateOnly? On, DateOnly? EarliestOn, double DaysLeftWithOrders);
