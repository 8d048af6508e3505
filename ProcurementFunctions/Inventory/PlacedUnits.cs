namespace ProcurementFunctions.Inventory;

/// <summary>Good units of an order, by where they were booked.</summary>
/// <param name="Location">Null: nobody said where, as the item was not kept by location.</param>
/// <param name="Returned">Those that went back to the vendor from there.</param>
public sealed record PlacedUnits(string? Location, int Accepted, int Returned);
