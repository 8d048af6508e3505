namespace ProcurementFunctions.Local.VendorSimulator.Orders;

/// <summary>Settles what will become of an order. The same seed, vendor, order number and terms give the same plan.</summary>
internal static class FulfilmentPlanner
{
    private const double MinutesToAcknowledge = 30;
    private const double MinutesToPack = 60;
    private const double MinutesPerDay = 24 * 60;

    public static FulfilmentPlan Plan(OrderTerms terms, VendorProfile profile, SeededDraw draw)
    {
        var chance = new OrderChance(draw, terms);
        var acknowledgedAt = After(terms.ReceivedAt, chance.Between(1, 4, "acknowledge") * MinutesToAcknowledge / MinutesPerDay);
        if (chance.Happens(profile.CancelRate, "cancel"))
            return new FulfilmentPlan(acknowledgedAt, [], [], After(acknowledgedAt, terms.PromisedDays * 0.2));

        var arrival = Arrival(terms, profile, chance);
        var backordered = BackorderedQuantity(terms, profile, chance);
        var inStock = terms.Quantity - backordered;
        var shipments = new List<PlannedShipment>();
        var notices = new List<PlannedNotice>();
        if (inStock > 0)
            AddStock(inStock, arrival);
        if (backordered > 0)
            AddBackorder();
        ShortenLast(shipments, terms, profile, chance);
        LengthenLast(shipments, terms, profile, chance);
        return new FulfilmentPlan(acknowledgedAt, shipments, [.. notices.OrderBy(notice => notice.At)], null);

        void AddStock(int quantity, DateTimeOffset deliversAt)
        {
            var early = chance.Happens(profile.PartialRate, "partial") ? FirstPart(quantity, terms.PackSize, chance) : 0;
            if (early > 0)
                shipments.Add(Shipment(early, Lead(deliversAt, chance.Between(0.2, 0.6, "gap") * terms.PromisedDays)));
            shipments.Add(Shipment(quantity - early, deliversAt));
            if (deliversAt > terms.PromisedAt && chance.Happens(profile.DelayNoticeRate, "notice"))
                notices.Add(new(NoticeKind.Delayed, NoticeTime(shipments[^1].ShipsAt), quantity - early, deliversAt));
        }

        void AddBackorder()
        {
            var deliversAt = After(Later(arrival, terms.PromisedAt), terms.PromisedDays * chance.Between(0.4, 1.2, "backorderTime"));
            var shipment = Shipment(backordered, deliversAt);
            var noticedAt = After(acknowledgedAt, terms.PromisedDays * chance.Between(0.05, 0.2, "backorderNotice"));
            shipments.Add(shipment);
            notices.Add(new(NoticeKind.Backordered, Earlier(noticedAt, Lead(shipment.ShipsAt, 0)), backordered, deliversAt));
        }

        PlannedShipment Shipment(int quantity, DateTimeOffset deliversAt)
        {
            var number = shipments.Count + 1;
            var transit = Math.Clamp(terms.PromisedDays * 0.3, 0.25, 5);
            var shipsAt = Later(After(acknowledgedAt, MinutesToPack * number / MinutesPerDay), After(deliversAt, -transit));
            return new PlannedShipment(
                $"{terms.OrderNumber}/{number}", quantity, shipsAt, deliversAt, "TRK" + chance.Name($"tracking{number}"));
        }

        // A first part still needs time to be packed and carried.
        DateTimeOffset Lead(DateTimeOffset time, double days) =>
            Later(After(acknowledgedAt, 3 * MinutesToPack / MinutesPerDay), After(time, -days));

        DateTimeOffset NoticeTime(DateTimeOffset shipsAt) => Later(
            After(acknowledgedAt, MinutesToPack / 2 / MinutesPerDay),
            After(Earlier(shipsAt, terms.PromisedAt), -0.1 * terms.PromisedDays));
    }

    /// <summary>In whole seconds, so that it reads the same wherever it is written.</summary>
    public static DateTimeOffset After(DateTimeOffset time, double days)
    {
        var ticks = time.UtcTicks + (long)(days * TimeSpan.TicksPerDay);
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }

    private static DateTimeOffset Arrival(OrderTerms terms, VendorProfile profile, OrderChance chance) =>
        chance.Happens(profile.OnTimeRate, "onTime")
            ? After(terms.ReceivedAt, terms.PromisedDays * chance.Between(0.75, 0.99, "arrival"))
            : After(terms.PromisedAt, Math.Max(profile.LeastDaysLate, profile.MeanDaysLate * chance.Exponential("late")));

    private static int BackorderedQuantity(OrderTerms terms, VendorProfile profile, OrderChance chance)
    {
        if (terms.Quantity > terms.Available)
            return terms.Quantity - terms.Available;
        return chance.Happens(profile.BackorderRate, "backorder") ? FirstPart(terms.Quantity, terms.PackSize, chance) : 0;
    }

    /// <summary>About half, in whole packs; 0 where it is a single pack.</summary>
    private static int FirstPart(int quantity, int packSize, OrderChance chance) =>
        (int)(quantity / packSize * chance.Between(0.3, 0.7, "part")) * packSize;

    /// <summary>A short delivery lacks up to a tenth, but at least one unit, and is never empty.</summary>
    private static void ShortenLast(
        List<PlannedShipment> shipments, OrderTerms terms, VendorProfile profile, OrderChance chance)
    {
        var last = shipments[^1];
        if (last.Quantity < 2 || !chance.Happens(profile.ShortRate, "short"))
            return;
        var lacking = Math.Clamp((int)(terms.Quantity * chance.Between(0.02, 0.1, "lacking")), 1, last.Quantity - 1);
        shipments[^1] = last with { Quantity = last.Quantity - lacking };
    }

    /// <summary>An over-delivery has up to a tenth more, but at least one unit.</summary>
    private static void LengthenLast(
        List<PlannedShipment> shipments, OrderTerms terms, VendorProfile profile, OrderChance chance)
    {
        if (!chance.Happens(profile.OverRate, "over")) return;
        var last = shipments[^1];
        shipments[^1] = last with { Quantity = last.Quantity + Math.Max(1, (int)(terms.Quantity * chance.Between(0.02, 0.1, "surplus"))) };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
