namespace ProcurementFunctions.Insights.Money;

/// <summary>What one order of one purchase costs.</summary>
/// <param name="At">When it was placed.</param>
/// <param name="IsActual">Whether its purchase has ended, so that it will not change; else it is committed.</param>
/// <param name="IsShared">Whether other purchases may have lines of the same order.</param>
internal readonly record struct SpendLine(
    string OrderNumber, string VendorId, string Sku, string ItemName, DateTimeOffset At, decimal Amount, bool IsActual, bool IsShared);
