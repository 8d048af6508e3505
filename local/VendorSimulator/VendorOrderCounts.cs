namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>How many orders a vendor took, and how many calls repeated one of them.</summary>
public sealed record VendorOrderCounts(int Distinct, int Repeated);
