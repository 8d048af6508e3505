namespace ProcurementFunctions.Inventory;

/// <summary>What an order did to the stock at one location, in units.</summary>
/// <param name="Received">Good ones that were booked there.</param>
/// <param name="Added">Those of them that were not inside a count there, and so were added.</param>
/// <param name="Held">Not booked yet, and inside the last count there if this is where they lie.</param>
/// <param name="Returned">Those that went back to the vendor from there.</param>
public sealed record OrderAtLocation(int Received = 0, int Added = 0, int Held = 0, int Returned = 0)
{
    /// <summary>The same after so many were received and returned in all, and what that moves there.</summary>
    /// <param name="booked">Units that were newly booked for the order, wherever.</param>
    public (OrderAtLocation After, int Moved) To(int received, int returned, int booked)
    {
        var newly = received - Received;
        var added = newly >= 0 ? newly - Math.Min(newly, Held) : -Math.Min(-newly, Added);
        // What is taken back and was inside a count is inside it still.
        var held = newly >= 0 ? Math.Max(0, Held - booked) : Held - newly + added;
        // A return only ever takes off.
        var back = Math.Max(Returned, returned);
        return (new(received, Added + added, held, back), added - (back - Returned));
    }
}
