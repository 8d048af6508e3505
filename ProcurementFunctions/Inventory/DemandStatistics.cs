namespace ProcurementFunctions.Inventory;

/// <summary>The daily demand for an item.</summary>
/// <param name="Mean">Units a day.</param>
/// <param name="StandardDeviation">Of the units of single days.</param>
/// <param name="Days">How many days with stock it was taken from.</param>
public sealed record DemandStatistics(double Mean, double StandardDeviation, int Days);

/// <summary>How long goods take from the order, of the vendor that is expected to serve it.</summary>
public sealed record LeadTime(string VendorId, double Days, double StandardDeviation);
