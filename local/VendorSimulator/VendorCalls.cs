namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>How often a vendor was called since the server started, whatever the answer.</summary>
public sealed record VendorCalls(int Tokens, int Quotes, int Orders, int Lookups, int Cancellations);
