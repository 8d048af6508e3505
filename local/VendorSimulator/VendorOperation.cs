namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>The calls of the vendor contract.</summary>
internal enum VendorOperation
{
    Token,
    Quote,
    Order,
    Lookup,
    Cancel,
}
