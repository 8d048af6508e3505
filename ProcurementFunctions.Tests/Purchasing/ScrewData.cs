namespace ProcurementFunctions.Tests.Purchasing;

/// <summary>
/// An item that no vendor can deliver many of alone: of SCREW there are 10, and each of three vendors takes orders of 60 at
/// most, ACME at 1.00, BOLTCO at 1.10 and THIRD at 1.30.
/// </summary>
internal static class ScrewData
{
    public const string Sku = "SCREW";

    /// <summary>Adds it to the files that a shop is imported from.</summary>
    public static void AddTo(string folder)
    {
        File.AppendAllText(Path.Combine(folder, "inventory.csv"), "\nSCREW,Screw,10,20,10\n");
        File.AppendAllText(Path.Combine(folder, "vendors.csv"), "\nTHIRD,Third Hardware,3,0,1\n");
        File.AppendAllText(Path.Combine(folder, "vendor_offers.csv"), """

            SCREW,ACME,5,1.00,,1,60,,EA
            SCREW,BOLTCO,5,1.10,,1,60,,EA
            SCREW,THIRD,5,1.30,,1,60,,EA

            """);
    }
}
