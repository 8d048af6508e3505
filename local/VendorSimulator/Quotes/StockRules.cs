namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>How much of an item a vendor has, in whole packs.</summary>
internal static class StockRules
{
    /// <summary>Without a maximum, an order is taken to be of about this many minimum quantities.</summary>
    private const long UsualMinimums = 20;

    public static int Available(VendorDesk desk, SimulatedOffer offer, SeededDraw draw)
    {
        var profile = desk.Profile;
        if (draw.Happens(profile.OutOfStockRate, "outOfStock", desk.Id, offer.Sku) && !desk.IsOnlySourceOf(offer.Sku))
            return 0;
        var usual = offer.MaxOrderQty ?? UsualMinimums * offer.MinOrderQty;
        var (low, high) = draw.Happens(profile.ScarceRate, "scarce", desk.Id, offer.Sku) ? (0.3, 0.9) : (2, 10);
        var units = Math.Max(offer.MinOrderQty, usual * draw.Between(low, high, "stock", desk.Id, offer.Sku));
        return (int)Math.Min(int.MaxValue - offer.PackSize, units) / offer.PackSize * offer.PackSize;
    }
}
