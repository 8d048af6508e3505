namespace ProcurementFunctions.Inventory;

/// <summary>
/// How counts, orders and goods move the stock of an item that is kept by location: as <see cref="StockRules"/> do, at each location
/// by itself. The item's figures are the sums of its locations'. Pure.
/// </summary>
/// <remarks>
/// Where a delivery lies that nobody has booked, nobody knows before it is booked. So each location that is counted notes what its count
/// may hold of it (<see cref="OrderAtLocation.Held"/>), and only a booking at that location takes it for counted. Until then it is on order,
/// unless the location where goods are received was counted.
/// </remarks>
internal static class LocatedStockRules
{
    /// <summary>The key of units that were booked before the item was kept by location.</summary>
    public const string NoPlace = "";

    private static readonly Dictionary<string, OrderAtLocation> Nowhere = [];

    /// <summary>Whether an order moves stock by location: the item is kept so, or begins to be with the first goods that there are of it.</summary>
    public static bool Concern(InventoryItem item, OrderStanding order) => item.Locations.Count > 0
        || (item is { OnHand: 0, Oversold: 0 } && !item.ReceivedByOrder.ContainsKey(order.Number) && order.Places.Any(place => place.Location is not null));

    /// <summary>
    /// The stock was counted at these locations; the others stay. What an item that was not kept by location had is where the counts say.
    /// </summary>
    /// <param name="receiving">Where deliveries lie that nobody has booked; null: at every location.</param>
    /// <param name="withDelivered">Whether what was delivered and not booked may be inside the counts.</param>
    public static InventoryItem Counted(
        InventoryItem known, IReadOnlyDictionary<string, int> counts, string? receiving, DateTimeOffset at, bool withDelivered = true)
    {
        var item = known.Locations.Count == 0 ? Begun(known) : known;
        var before = known.Locations.Count == 0 ? known.OnHand - known.Oversold : counts.Keys.Sum(place => item.Locations.GetValueOrDefault(place)?.Net ?? 0);
        var risen = counts.Values.Sum() - before;
        if (withDelivered)
        {
            item = Holding(item, counts.Keys);
            // Where it is that has risen, the delivery may be why.
            risen -= item.Delivered.Values.Sum();
            if (receiving is null || counts.ContainsKey(receiving))
            {
                foreach (var (order, units) in item.Delivered) item = StockRules.Inside(item, order, units);
                item = item.Delivered.Count > 0 ? item with { Delivered = new Dictionary<string, int>() } : item;
            }
        }

        return Set(ImportedOrderRules.Risen(item, risen), counts, at);
    }

    /// <summary>As <see cref="StockRules.Booked"/>.</summary>
    public static InventoryItem Booked(InventoryItem item, OrderStanding order)
    {
        var justBooked = Math.Clamp(order.Accepted - item.ReceivedByOrder.GetValueOrDefault(order.Number), 0, order.AcceptedByWord);
        var delivered = Unbooked(item, order, order.Unbooked + justBooked, order.DeliveredAt);
        return Unbooked(Received(delivered, order), order, order.Unbooked, null);
    }

    /// <summary>As <see cref="StockRules.Received(InventoryItem, OrderStanding)"/>.</summary>
    public static InventoryItem Received(InventoryItem known, OrderStanding order)
    {
        var item = known.Locations.Count == 0 ? BegunAt(known, order.Places.First(place => place.Location is not null).Location!) : known;
        var inCount = item.InCount.GetValueOrDefault(order.Number);
        var toCome = Math.Max(0, order.ToCome - Math.Max(0, inCount - order.Accepted));
        var moved = Moved(item, order.Number, order.Places, HomeOf(item, order.Receiving));
        if (ReferenceEquals(moved, known) && item.ReceivedByOrder.GetValueOrDefault(order.Number) == order.Accepted && item.OnOrder.GetValueOrDefault(order.Number) == toCome)
            return known;
        return Pruned(moved, order.Number, StockRules.With(item.ReceivedByOrder, order.Number, order.Accepted)) with
        {
            OnOrder = StockRules.With(item.OnOrder, order.Number, toCome),
        };
    }

    /// <summary>As <see cref="StockRules.Returned"/>.</summary>
    /// <param name="before">The order without what is to be booked now.</param>
    /// <param name="after">The order with it.</param>
    public static InventoryItem Returned(InventoryItem item, OrderStanding before, OrderStanding after)
    {
        var isKnown = item.ReceivedByOrder.TryGetValue(after.Number, out var kept);
        var booked = isKnown ? kept : before.Accepted;
        if (booked <= after.Accepted) return item;
        if (!item.OrdersAt.ContainsKey(after.Number)) item = WithOrder(item, after.Number, before.Places.ToDictionary(place => place.Location ?? NoPlace, place => new OrderAtLocation(place.Accepted, 0, 0, place.Returned)));
        item = Moved(item, after.Number, after.Places, HomeOf(item, after.Receiving));
        var received = new Dictionary<string, int>(item.ReceivedByOrder.Where(figure => figure.Key != after.Number), StringComparer.Ordinal) { [after.Number] = after.Accepted };
        item = item with { InCount = StockRules.With(item.InCount, after.Number, Math.Max(0, item.InCount.GetValueOrDefault(after.Number) - (booked - after.Accepted))) };
        return Pruned(item, after.Number, received);
    }

    /// <summary>The item with what its locations hold; a location that is not among them it has no more.</summary>
    public static InventoryItem With(InventoryItem item, IReadOnlyDictionary<string, LocationStock> locations)
    {
        var (onHand, oversold) = (locations.Values.Sum(one => one.OnHand), locations.Values.Sum(one => one.Oversold));
        return item with
        {
            Locations = locations,
            OnHand = onHand,
            Reserved = Math.Max(0, item.Reserved - item.Oversold) + oversold,
            Oversold = oversold,
        };
    }

    /// <summary>So many are promised in all; of the oversold ones no more than that.</summary>
    public static InventoryItem Promised(InventoryItem item, int reserved)
    {
        var left = reserved;
        var locations = item.Locations.ToDictionary();
        foreach (var (place, stock) in item.Locations.Where(one => one.Value.Oversold > 0))
        {
            locations[place] = stock with { Oversold = Math.Min(stock.Oversold, left) };
            left -= locations[place].Oversold;
        }

        return With(item, locations) with { Reserved = reserved };
    }

    /// <summary>An item that is kept by location from now on, and has nothing anywhere yet. What was booked was somewhere.</summary>
    private static InventoryItem Begun(InventoryItem item) => item with
    {
        OrdersAt = item.ReceivedByOrder.ToDictionary(
            order => order.Key, IReadOnlyDictionary<string, OrderAtLocation> (order) => new Dictionary<string, OrderAtLocation> { [NoPlace] = new(order.Value) }),
    };

    private static InventoryItem BegunAt(InventoryItem item, string location) =>
        Begun(item) with { Locations = new Dictionary<string, LocationStock> { [location] = new(item.OnHand, item.Oversold, item.CountedAt) } };

    /// <summary>Where that is which nobody told the location of.</summary>
    private static string HomeOf(InventoryItem item, string? receiving) => receiving is not null && item.Locations.ContainsKey(receiving)
        ? receiving
        : item.Locations.Keys.Order(StringComparer.Ordinal).First();

    /// <summary>What these locations' counts may hold of deliveries that nobody has booked.</summary>
    private static InventoryItem Holding(InventoryItem item, IEnumerable<string> places)
    {
        foreach (var order in item.Delivered.Keys.Union(item.InCount.Keys).ToArray())
        {
            var units = item.Delivered.GetValueOrDefault(order) + Math.Max(0, item.InCount.GetValueOrDefault(order) - item.ReceivedByOrder.GetValueOrDefault(order));
            foreach (var place in places) item = Held(item, order, place, held => Math.Max(held, units));
        }

        return item;
    }

    private static InventoryItem Held(InventoryItem item, string order, string place, Func<int, int> change)
    {
        var known = item.OrdersAt.GetValueOrDefault(order) ?? Nowhere;
        var at = known.GetValueOrDefault(place) ?? new();
        var held = change(at.Held);
        return held == at.Held ? item : WithOrder(item, order, new Dictionary<string, OrderAtLocation>(known) { [place] = at with { Held = held } });
    }

    private static InventoryItem Set(InventoryItem item, IReadOnlyDictionary<string, int> counts, DateTimeOffset at)
    {
        // The time matters only for what may come, and for what may be taken back.
        var isTimed = item.OnOrder.Count > 0 || item.OrdersAt.Count > 0;
        var locations = item.Locations.ToDictionary();
        foreach (var (place, units) in counts)
        {
            var known = item.Locations.GetValueOrDefault(place);
            if (known is null || known.Net != units || known.CountedAt is null || isTimed)
                locations[place] = LocationStock.Counted(units, at > known?.CountedAt ? at : known?.CountedAt ?? at);
        }

        if (locations.Count == item.Locations.Count && locations.All(one => one.Value == item.Locations[one.Key])) return item;
        return With(item, locations) with { CountedAt = at > item.CountedAt ? at : item.CountedAt ?? at };
    }

    /// <summary>As <see cref="StockRules.DeliveredUnbooked"/>.</summary>
    private static InventoryItem Unbooked(InventoryItem item, OrderStanding order, int units, DateTimeOffset? deliveredAt)
    {
        var booked = item.ReceivedByOrder.GetValueOrDefault(order.Number);
        var open = Math.Max(0, units - Math.Max(0, item.InCount.GetValueOrDefault(order.Number) - booked));
        var before = item.Delivered.GetValueOrDefault(order.Number);
        if (open == before) return item;
        if (open > before && deliveredAt is { } came)
        {
            foreach (var place in item.Locations.Where(one => one.Value.CountedAt >= came).Select(one => one.Key).ToArray())
                item = Held(item, order.Number, place, held => held + open - before);
            if (order.Receiving is { } receiving && item.Locations.GetValueOrDefault(receiving)?.CountedAt >= came) return StockRules.Inside(item, order.Number, open - before);
        }

        return item with { Delivered = StockRules.With(item.Delivered, order.Number, open) };
    }

    /// <summary>Brings the locations up to what was booked and returned of an order.</summary>
    private static InventoryItem Moved(InventoryItem item, string number, IReadOnlyList<PlacedUnits> units, string home)
    {
        var told = units.ToDictionary(place => place.Location ?? NoPlace);
        var known = Placed(item.OrdersAt.GetValueOrDefault(number) ?? Nowhere, told);
        var booked = told.Sum(place => Math.Max(0, place.Value.Accepted - (known.GetValueOrDefault(place.Key)?.Received ?? 0)));
        var (after, locations, isMoved) = (new Dictionary<string, OrderAtLocation>(known), item.Locations.ToDictionary(), false);
        foreach (var place in known.Keys.Union(told.Keys))
        {
            var before = known.GetValueOrDefault(place) ?? new();
            var (now, change) = before.To(told.GetValueOrDefault(place)?.Accepted ?? 0, told.GetValueOrDefault(place)?.Returned ?? 0, booked);
            if (now == before) continue;
            (after[place], isMoved) = (now, true);
            var at = place == NoPlace ? home : place;
            locations[at] = (locations.GetValueOrDefault(at) ?? new(0)).Plus(change);
        }

        return isMoved ? With(WithOrder(item, number, after), locations) : item;
    }

    /// <summary>Units that were booked while the item was not kept by location, and of which the record says where: they are in its stock already.</summary>
    private static IReadOnlyDictionary<string, OrderAtLocation> Placed(
        IReadOnlyDictionary<string, OrderAtLocation> known, Dictionary<string, PlacedUnits> told)
    {
        var left = (known.GetValueOrDefault(NoPlace)?.Received ?? 0) - (told.GetValueOrDefault(NoPlace)?.Accepted ?? 0);
        if (left <= 0) return known;
        var placed = new Dictionary<string, OrderAtLocation>(known);
        foreach (var (place, units) in told.Where(one => one.Key != NoPlace))
        {
            var before = known.GetValueOrDefault(place) ?? new();
            var some = Math.Clamp(units.Accepted - before.Received, 0, left);
            placed[place] = before with { Received = before.Received + some };
            placed[NoPlace] = placed[NoPlace] with { Received = placed[NoPlace].Received - some };
            left -= some;
        }

        return placed;
    }

    private static InventoryItem WithOrder(InventoryItem item, string number, IReadOnlyDictionary<string, OrderAtLocation> at) => item with
    {
        OrdersAt = new Dictionary<string, IReadOnlyDictionary<string, OrderAtLocation>>(item.OrdersAt) { [number] = at },
    };

    /// <summary>With these figures of what was received, and without the orders that are known no more.</summary>
    private static InventoryItem Pruned(InventoryItem item, string number, Dictionary<string, int> received)
    {
        received = StockRules.Newest(received, item.OnOrder, number);
        bool IsKept(string order) => order == number || received.ContainsKey(order) || item.OnOrder.ContainsKey(order) || item.Delivered.ContainsKey(order);
        return item with
        {
            ReceivedByOrder = received,
            InCount = item.InCount.Where(one => IsKept(one.Key) || !item.ReceivedByOrder.ContainsKey(one.Key)).ToDictionary(StringComparer.Ordinal),
            OrdersAt = item.OrdersAt.Where(one => IsKept(one.Key) || item.InCount.ContainsKey(one.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }
}
