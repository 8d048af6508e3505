namespace ProcurementFunctions.Inventory;

/// <summary>What has become of an order of an item, in units.</summary>
/// <param name="Accepted">Good ones that were booked, in all.</param>
/// <param name="ToCome">What is still to be booked.</param>
/// <param name="Unbooked">Delivered by the vendor's word, and not booked.</param>
/// <param name="AcceptedByWord">Booked as the vendor says, as nobody counted them.</param>
/// <param name="DeliveredAt">When the last of them were delivered.</param>
public sealed record OrderStanding(string Number, int Accepted, int ToCome, int Unbooked, int AcceptedByWord, DateTimeOffset? DeliveredAt)
{
    /// <summary>The accepted ones by where they were booked; empty: nobody said.</summary>
    public IReadOnlyList<PlacedUnits> Places { get; init; } = [];

    /// <summary>Where goods are received that nobody says another location of; null: the item is not kept by location.</summary>
    public string? Receiving { get; init; }
}
