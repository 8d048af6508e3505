using CsCheck;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Inventory;

/// <summary>An item with 10 in the hall, where goods are received, and 5 in the shop; PO-1 is of 25.</summary>
public sealed class LocatedStockRulesTests
{
    private const string Hall = "Hall";
    private const string Shop = "Shop";
    private const string Attic = "Attic";

    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly InventoryItem Plain = new() { Id = "A", Sku = "A", Name = "A", OnHand = 12, Reserved = 1 };
    private static readonly InventoryItem Item = Counted(Plain, Now.AddDays(-1), (Hall, 10), (Shop, 5));
    private static readonly InventoryItem Ordered = StockRules.Ordered(Item, "PO-1", 25);

    [Fact]
    public void Counted_AtLocationsForTheFirstTime_IsAllThatThereIs()
    {
        Assert.Equal((15, 1, 14), (Item.OnHand, Item.Reserved, Item.Projected));
        Assert.Equal((10, 5), (At(Item, Hall), At(Item, Shop)));
    }

    [Fact]
    public void Counted_AtOneLocation_LeavesTheOthers()
    {
        var counted = Counted(Item, Now, (Shop, 2));

        Assert.Equal((10, 2, 12), (At(counted, Hall), At(counted, Shop), counted.OnHand));
        Assert.Same(counted, Counted(counted, Now.AddDays(1), (Shop, 2)));
    }

    [Fact]
    public void Counted_BelowZeroAtOneLocation_IsNoneThereAndTheRestPromised()
    {
        var short3 = Counted(Item, Now, (Shop, -3));

        Assert.Equal((0, 10, 4, 6), (At(short3, Shop), short3.OnHand, short3.Reserved, short3.Projected));
        Assert.Equal((12, 1, 11), Counted(short3, Now, (Shop, 2)) is var known ? (known.OnHand, known.Reserved, known.Projected) : default);
    }

    [Fact]
    public void Counted_GoodsMovedFromOneToAnother_ArriveFromNoOffer()
    {
        var offered = ImportedOrderRules.Told(Item, "V", 6, 7, Now);
        var moved = Counted(offered, Now, (Hall, 4), (Shop, 11));

        Assert.Equal((15, 6), (moved.OnHand, moved.OnOrderTotal));
    }

    [Fact]
    public void Booked_AtALocation_IsThereAloneAndOnce()
    {
        var booked = Booked(Ordered, (Shop, 20, 0));

        Assert.Equal((10, 25, 35, 5), (At(booked, Hall), At(booked, Shop), booked.OnHand, booked.OnOrderTotal));
        Assert.Same(booked, Booked(booked, (Shop, 20, 0)));
        Assert.Equal((10, 5, 15, 25), Booked(booked) is var reversed ? (At(reversed, Hall), At(reversed, Shop), reversed.OnHand, reversed.OnOrderTotal) : default);
    }

    [Fact]
    public void Booked_AtALocationThatTheItemHasNot_BeginsThere() => Assert.Equal(7, At(Booked(Ordered, (Attic, 7, 0)), Attic));

    [Fact]
    public void Booked_OfAnItemThatIsNotKeptByLocation_KeepsItSoFromThen()
    {
        var booked = Booked(StockRules.Ordered(Plain with { OnHand = 0 }, "PO-1", 25), (Attic, 20, 0));

        Assert.Equal((20, 20), (At(booked, Attic), booked.OnHand));
    }

    [Theory]
    [InlineData(Hall, Hall, 35, 35)] // Counted where goods are received and booked there: it holds them.
    [InlineData(Shop, Shop, 35, 35)]
    [InlineData(Hall, Shop, 35, 60)] // What the hall was counted with lies there; the shop's came on top.
    [InlineData(Shop, Hall, 35, 60)]
    public void Booked_AfterACountThatMayHoldTheDelivery_IsInsideItWhereItWasCounted(string counted, string booked, int units, int sum)
    {
        var delivered = Delivered(Ordered, 25);
        var others = Item.OnHand - At(Item, counted);
        var known = Counted(delivered, Now.AddHours(5), (counted, units));
        var after = Booked(known, 25, 0, (booked, 25, 0));

        Assert.Equal(units, At(after, counted));
        Assert.Equal((sum + others, 0), (after.OnHand, after.OnOrderTotal));
        Assert.Same(after, Booked(after, 25, 0, (booked, 25, 0)));
    }

    [Theory]
    [InlineData(Hall, 35, 0)] // Counted where goods are received: no more to come.
    [InlineData(Shop, 35, 25)] // Counted elsewhere: the goods may lie in the hall.
    public void Counted_WithADeliveryThatNobodyBooked_TakesItOffWhereGoodsAreReceived(string counted, int units, int onOrder)
    {
        var known = Counted(Delivered(Ordered, 25), Now.AddHours(5), (counted, units));

        Assert.Equal(onOrder, known.OnOrderTotal);
        Assert.Same(known, Delivered(known, 25));
    }

    [Fact]
    public void Booked_OfASecondDeliveryAfterTheCount_IsAdded()
    {
        var known = Counted(Delivered(Ordered, 15), Now.AddHours(5), (Hall, 25), (Shop, 5));
        known = Booked(known, 15, 10, (Shop, 15, 0));
        Assert.Equal((25, 5, 30), (At(known, Hall), At(known, Shop), known.OnHand));
        known = Booked(known, 25, 0, (Shop, 25, 0));

        Assert.Equal((25, 15), (At(known, Hall), At(known, Shop)));
    }

    [Fact]
    public void Booked_ByTheVendorsWordThatComesAfterTheCount_IsInsideIt()
    {
        var known = Counted(Ordered, Now.AddHours(5), (Hall, 35));
        var after = StockRules.Booked(known, new("PO-1", 25, 0, 0, 25, Now) { Places = [new(Hall, 25, 0)], Receiving = Hall });

        Assert.Equal((35, 40, 0), (At(after, Hall), after.OnHand, after.OnOrderTotal));
    }

    [Fact]
    public void Counted_WithoutTheDelivery_AddsItWhenItIsBooked()
    {
        var known = LocatedStockRules.Counted(Delivered(Ordered, 25), new Dictionary<string, int> { [Hall] = 8 }, Hall, Now.AddHours(5), withDelivered: false);

        Assert.Equal(33, At(Booked(known, 25, 0, (Hall, 25, 0)), Hall));
    }

    [Fact]
    public void Returned_FromALocation_IsTakenOffThereOnce()
    {
        var booked = Booked(Ordered, 25, 0, (Hall, 25, 0));
        var back = Returned(booked, 25, 22, (Hall, 25, 0), (Shop, 0, 3));

        Assert.Equal((35, 2, 37), (At(back, Hall), At(back, Shop), back.OnHand));
        Assert.Same(back, Returned(back, 25, 22, (Hall, 25, 0), (Shop, 0, 3)));
        Assert.Same(back, StockRules.Booked(back, new("PO-1", 22, 0, 0, 0, null) { Places = [new(Hall, 25, 0), new(Shop, 0, 3)], Receiving = Hall }));
    }

    [Fact]
    public void Returned_OfAnOrderThatTheItemDoesNotTell_IsTakenOffByTheRecord()
    {
        OrderStanding At(int kept, int returned) => new("PO-9", kept, 0, 0, 0, null) { Places = [new(Hall, 25, returned)], Receiving = Hall };
        var back = StockRules.Returned(Item, At(25, 0), At(22, 3));

        Assert.Equal((7, 12), (LocatedStockRulesTests.At(back, Hall), back.OnHand));
        Assert.Same(back, StockRules.Returned(back, At(25, 0), At(22, 3)));
    }

    [Fact]
    public void Booked_BeforeTheItemWasKeptByLocation_StaysBooked()
    {
        var before = StockRules.Booked(StockRules.Ordered(Plain, "PO-1", 25), new("PO-1", 20, 5, 0, 0, null) { Places = [new(null, 20, 0)] });
        var known = Counted(before, Now, (Hall, 30), (Shop, 2));
        Assert.Same(known, Booked(known, 20, 5, (null, 20, 0)));

        Assert.Equal((30, 7, 37), Booked(known, 25, 0, (null, 20, 0), (Shop, 5, 0)) is var after ? (At(after, Hall), At(after, Shop), after.OnHand) : default);
    }

    [Fact]
    public void Booked_AtALocationOfAnItemThatIsKeptSoNoMore_StaysBookedAlsoWhenItIsAgain()
    {
        var booked = Booked(Ordered, (Shop, 20, 0));
        var plain = booked with { Locations = new Dictionary<string, LocationStock>(), OrdersAt = new Dictionary<string, IReadOnlyDictionary<string, OrderAtLocation>>() };
        Assert.Same(plain, Booked(plain, (Shop, 20, 0)));
        var again = Counted(plain, Now, (Hall, 30), (Shop, 5));
        Assert.Same(again, Booked(again, (Shop, 20, 0)));

        Assert.Equal((30, 10, 40), Booked(again, (Shop, 25, 0)) is var after ? (At(after, Hall), At(after, Shop), after.OnHand) : default);
    }

    /// <summary>Whatever happens in whatever order: the sums hold, and what was done last done again changes nothing.</summary>
    [Fact]
    public void Any_SequenceOfCountsDeliveriesBookingsAndReturns_AddsUpAndIsSafeToRepeat() => Gen
        .Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[-5, 30]).Array[1, 12]
        .Sample(steps =>
        {
            string[] places = [Hall, Shop, Attic];
            var (item, at) = (StockRules.Ordered(Item, "PO-1", 100), Now);
            var (came, back) = (new int[3], new int[3]);
            foreach (var (what, place, units) in steps)
            {
                at = at.AddHours(1);
                var before = item;
                var delivered = Math.Max(0, units);
                switch (what)
                {
                    case 0: item = Counted(item, at, (places[place], units)); break;
                    case 1: came[place] += Math.Max(0, units); break;
                    case 2: back[place] += came.Sum() - back.Sum() >= units ? Math.Max(0, units) : 0; break;
                    case 3: came[place] = Math.Max(0, came[place] - Math.Abs(units)) is var left && came.Sum() - came[place] + left >= back.Sum() ? left : came[place]; break;
                }

                var standing = new OrderStanding("PO-1", came.Sum() - back.Sum(), Math.Max(0, 100 - came.Sum()), what == 4 ? delivered : 0, 0, at)
                {
                    Places = [.. places.Select((name, index) => new PlacedUnits(name, came[index], back[index]))],
                    Receiving = Hall,
                };
                item = StockRules.Booked(item, standing);
                if (!ReferenceEquals(item, StockRules.Booked(item, standing))) return false;
                if (what == 0 && places.Where((_, index) => index != place).Any(other => At(item, other) != At(before, other))) return false;
                if (what == 0 && At(item, places[place]) != Math.Max(0, units)) return false;
                if (item.OnHand != item.Locations.Values.Sum(one => one.OnHand) || item.Oversold != item.Locations.Values.Sum(one => one.Oversold)) return false;
                if (item.Locations.Values.Any(one => one.OnHand < 0 || one.Oversold < 0) || item.OnOrder.Values.Any(one => one < 0)) return false;
            }

            return item.Reserved == 1 + item.Oversold;
        });

    private static int At(InventoryItem item, string place) => item.Locations.GetValueOrDefault(place)?.OnHand ?? 0;

    private static InventoryItem Counted(InventoryItem item, DateTimeOffset at, params (string Place, int Units)[] counts) =>
        LocatedStockRules.Counted(item, counts.ToDictionary(one => one.Place, one => one.Units), Hall, at);

    private static InventoryItem Delivered(InventoryItem item, int units) =>
        StockRules.Booked(item, new("PO-1", 0, 25, units, 0, Now) { Receiving = Hall });

    private static InventoryItem Booked(InventoryItem item, params (string? Place, int Accepted, int Returned)[] places)
    {
        var kept = places.Sum(one => one.Accepted - one.Returned);
        return Booked(item, kept, 25 - kept, places);
    }

    private static InventoryItem Booked(InventoryItem item, int kept, int toCome, params (string? Place, int Accepted, int Returned)[] places) =>
        StockRules.Booked(item, new("PO-1", kept, toCome, 0, 0, null) { Places = [.. places.Select(one => new PlacedUnits(one.Place, one.Accepted, one.Returned))], Receiving = Hall });

    private static InventoryItem Returned(InventoryItem item, int before, int after, params (string? Place, int Accepted, int Returned)[] places) => StockRules.Returned(
        item,
        new("PO-1", before, 0, 0, 0, null) { Places = [.. places.Select(one => new PlacedUnits(one.Place, one.Accepted, 0))], Receiving = Hall },
        new("PO-1", after, 0, 0, 0, null) { Places = [.. places.Select(one => new PlacedUnits(one.Place, one.Accepted, one.Returned))], Receiving = Hall });
}
