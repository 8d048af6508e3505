using System.Text;
using System.Text.Json;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Shops.Shopify;

namespace ProcurementFunctions.Tests.Shops;

public sealed class ShopRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    // The clock goes back on the 25th at 03:00, which makes it 25 hours long.
    [InlineData("2026-10-24T21:59:59Z", 24)]
    [InlineData("2026-10-24T22:00:00Z", 25)]
    [InlineData("2026-10-25T22:59:59Z", 25)]
    [InlineData("2026-10-25T23:00:00Z", 26)]
    [InlineData("2026-10-24T18:00:00-05:00", 25)]
    public void DayOf_AroundTheEndOfSummerTime_IsTheShopsOwn(string at, int day) =>
        Assert.Equal(new DateOnly(2026, 10, day), ShopOrderRules.DayOf(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Berlin));

    [Theory]
    // Minutes since the last success, since it began to fail, and since the first try; below 0: never.
    [InlineData(59, 59, 3000, false)]
    [InlineData(75, 60, 3000, true)]
    [InlineData(60 * 23, -1, 3000, false)]
    [InlineData(60 * 24, -1, 3000, true)]
    [InlineData(-1, -1, 60 * 23, false)]
    [InlineData(-1, -1, 60 * 24, true)]
    [InlineData(-1, 90, 90, true)]
    [InlineData(-1, -1, -1, false)]
    public void SilentSince_AnHourOfFailuresOrADayWithoutAnEnd_IsSince(int success, int failing, int first, bool isSilent)
    {
        DateTimeOffset? Ago(int minutes) => minutes < 0 ? null : At.AddMinutes(-minutes);
        var shop = new ShopDocument { Id = ShopDocument.TheId, Shop = "main", LastSuccessAt = Ago(success), FailingSince = Ago(failing), FirstTriedAt = Ago(first) };

        Assert.Equal(isSilent ? Ago(success) ?? Ago(failing) ?? Ago(first) : null, ShopDocumentRules.SilentSince(shop, At));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(90, 90)]
    [InlineData(3600, 3600)]
    [InlineData(31_536_000, 3600)]
    public void Failed_ShopThatAsksForARest_GetsAnHourAtMost(int? asked, int? rests)
    {
        var shop = ShopDocumentRules.Failed(
            new() { Id = ShopDocument.TheId, Shop = "main" }, "is asked too often (429)", asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null, At);

        Assert.Equal(rests is { } until ? At.AddSeconds(until) : null, shop.RestsUntil);
    }

    [Fact]
    public void Taken_AnOlderReading_ChangesNothing()
    {
        var now = Taken(null, new("1", At, At, true, [new("a", "MUG", 3)]), At);
        var same = Taken(now, new("1", At, At, true, [new("a", "MUG", 3)]), At.AddMinutes(1));
        var older = Taken(now, new("1", At, At, true, [new("a", "MUG", 9)]), At.AddMinutes(-1));

        Assert.Same(now, same);
        Assert.Same(now, older);
    }

    [Fact]
    public void Taken_AnOrderThatMovedToAnotherDayAndSku_KeepsWhatItHadAPartIn()
    {
        var before = Taken(null, new("1", At, At, true, [new("a", "MUG", 3)]), At);
        var after = ShopOrderRules.Taken(before, "shop", new("1", At.AddDays(1), At, true, [new("a", "CUP", 3)]), DateOnly.FromDateTime(At.UtcDateTime).AddDays(1), At.AddMinutes(1));

        Assert.Equal([new(2026, 11, 30), new DateOnly(2026, 12, 1)], ShopOrderRules.DaysOf(after));
        Assert.Equal(["CUP", "MUG"], after.Skus);
        Assert.Equal((3, 0), (ShopOrderRules.SoldOf([after], ["CUP"])["CUP"], ShopOrderRules.SoldOf([after], ["MUG"])["MUG"]));
    }

    [Fact]
    public void Counted_ACountThatIsNewer_Stands()
    {
        var item = new InventoryItem { Id = "MUG", Sku = "MUG", Name = "Mug", OnHand = 50, CountedAt = At };
        var told = ShopStockRules.Told(null, "shop", new("1", null, "MUG", 9), At.AddHours(-1), 0, false);

        Assert.Same(item, ShopStockRules.Counted(item, told, null, null, At.AddHours(-1)));
        Assert.Equal(9, ShopStockRules.Counted(item, told, null, null, At.AddHours(1)).OnHand);
    }

    [Fact]
    public void Counted_ASaleWhileADeliveryWaits_LeavesItOnOrderAndARiseTakesItIn()
    {
        var item = new InventoryItem { Id = "MUG", Sku = "MUG", Name = "Mug", OnHand = 9, OnOrder = new Dictionary<string, int> { ["PO-1"] = 20 }, Delivered = new Dictionary<string, int> { ["PO-1"] = 20 } };
        var sold = ShopStockRules.Counted(item, Told(8), null, null, At);
        Assert.Equal((8, 20, 20), (sold.OnHand, sold.OnOrderTotal, sold.Delivered["PO-1"]));

        var entered = ShopStockRules.Counted(sold, Told(27), null, null, At.AddMinutes(1));
        var booked = StockRules.Booked(entered, new("PO-1", 20, 0, 0, 0, null));
        Assert.Equal((27, 27, 0, 0), (entered.OnHand, booked.OnHand, booked.OnOrderTotal, booked.Booked));
    }

    [Fact]
    public void Told_WhatNobodyEntersForAWeek_IsTheShopsOwnFigure()
    {
        var told = ShopStockRules.Told(null, "shop", new("1", null, "MUG", 9), At, 0, false);
        var lacking = ShopStockRules.Told(told, "shop", new("1", null, "MUG", 8), At.AddHours(1), 20, false);
        var later = ShopStockRules.Told(lacking, "shop", new("1", null, "MUG", 7), At.AddDays(8), 20, false);

        Assert.Equal((20, 0), (ShopStockRules.Lacking(lacking, 20), ShopStockRules.Lacking(later, 20)));
        // Where bookings are passed on, the shop's figure explains none.
        var pushed = ShopStockRules.Told(told, "shop", new("1", null, "MUG", 40), At.AddHours(1), 20, true);
        Assert.Equal(20, ShopStockRules.Lacking(pushed, 20));
    }

    [Fact]
    public void Booked_OfOrdersByLocation_IsWhatTheyMovedAndNoCountChangesIt()
    {
        var item = new InventoryItem { Id = "MUG", Sku = "MUG", Name = "Mug", OnHand = 9, Locations = new Dictionary<string, LocationStock> { ["Shop"] = new(4), ["Store"] = new(5) } };
        var booked = StockRules.Booked(item, new("PO-1", 20, 0, 0, 0, null) { Places = [new("Store", 20, 0)], Receiving = "Shop" });
        Assert.Equal((20, 0, 20), (booked.Booked, BookingRules.UnitsOf(booked, "Shop"), BookingRules.UnitsOf(booked, "Store")));
        Assert.Same(booked, StockRules.Booked(booked, new("PO-1", 20, 0, 0, 0, null) { Places = [new("Store", 20, 0)], Receiving = "Shop" }));

        var reversed = StockRules.Booked(booked, new("PO-1", 0, 20, 0, 0, null) { Receiving = "Shop" });
        Assert.Equal((0, 0, 9), (reversed.Booked, BookingRules.UnitsOf(reversed, "Store"), reversed.OnHand));
    }

    [Fact]
    public void Demand_OfDaysThatAFileTold_IsTheLargerAndFollowsTheShopElse()
    {
        var day = new DateOnly(2026, 11, 30);
        var file = DemandRules.With(new() { Id = "2026", Sku = "MUG", Year = 2026 }, [(day, new DemandDay(10, InStock: false)), (day.AddDays(-1), new DemandDay(2))]).Year;
        var told = ShopDemandRules.With(file, new Dictionary<DateOnly, int> { [day] = 4, [day.AddDays(-1)] = 5, [day.AddDays(-2)] = 7, [day.AddDays(-3)] = 0 });
        Assert.Equal([(day.AddDays(-2), new DemandDay(7)), (day.AddDays(-1), new DemandDay(5)), (day, new DemandDay(10, false))], DemandRules.DaysOf(told));
        Assert.Same(told, ShopDemandRules.With(told, new Dictionary<DateOnly, int> { [day] = 4, [day.AddDays(-2)] = 7 }));

        // Refunds take off what was the shop's.
        var refunded = ShopDemandRules.With(told, new Dictionary<DateOnly, int> { [day.AddDays(-2)] = 6, [day] = 3 });
        Assert.Equal([6, 5, 10], DemandRules.DaysOf(refunded).Select(one => one.Day.Quantity));
        // What a person has corrected since stays until the shop says something new.
        var corrected = DemandRules.With(refunded, [(day.AddDays(-2), new DemandDay(1))]).Year;
        Assert.Same(corrected, ShopDemandRules.With(corrected, new Dictionary<DateOnly, int> { [day.AddDays(-2)] = 6 }));
    }

    [Fact]
    public void Demand_ThatIsKnownInWeeks_TakesNoDays()
    {
        var weeks = DemandRules.With(
            new() { Id = "2026", Sku = "MUG", Year = 2026, Lists = DemandListing.Weeks }, [(new(2026, 11, 23), new DemandDay(70))]).Year;

        Assert.Contains("known in weeks", ShopDemandRules.WhyNot(weeks), StringComparison.Ordinal);
        Assert.Same(weeks, ShopDemandRules.Ended(weeks, new(2026, 11, 30)));
    }

    [Fact]
    public void Wait_AfterAQuery_IsUntilItsPointsAreThereAgain()
    {
        var answer = JsonElement.Parse("""{"extensions":{"cost":{"requestedQueryCost":752,"actualQueryCost":null,"throttleStatus":{"maximumAvailable":1000.0,"currentlyAvailable":652,"restoreRate":50.0}}}}""");

        Assert.Equal(TimeSpan.FromSeconds(2), ShopifyRules.WaitAfter(answer));
    }

    [Theory]
    [InlineData("webhook_id=12", true)]
    [InlineData("webhook_id=12&x=1", false)]
    [InlineData("{}", false)]
    public void Ping_OfWooCommerce_IsTold(string body, bool isPing) => Assert.Equal(isPing, ShopEventRules.IsPing(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("Kind", "magento", "Shops:main:Kind must be woocommerce or shopify")]
    [InlineData("Url", "http://shop.example", "Shops:main:Url must be an https address, or an http address on this machine, without user or query")]
    [InlineData("ConsumerSecret", "", "Shops:main:ConsumerKey and ConsumerSecret must be set")]
    [InlineData("WebhookSecret", "short", "Shops:main:WebhookSecret must have at least 16 characters")]
    [InlineData("TimeZone", "Mars/Olympus", "Shops:main:TimeZone is not known")]
    [InlineData("Location", "Shop", null)]
    public void Settings_ThatAreWrong_AreSaidWithoutSecrets(string setting, string value, string? why)
    {
        var options = new ShopOptions { Kind = "woocommerce", Url = new("https://shop.example"), ConsumerKey = "k", ConsumerSecret = "s" };
        var property = typeof(ShopOptions).GetProperty(setting)!;
        property.SetValue(options, setting == "Url" ? new Uri(value) : value);

        Assert.Equal(why, options.WhyNot("main"));
        Assert.NotNull(options.WhyNot("Main shop"));
    }

    private static ShopItem Told(int units) => new() { Id = "1", Shop = "shop", Sku = "MUG", Units = units, At = At, Shown = 0 };

    private static ShopOrder Taken(ShopOrder? known, ReadOrder read, DateTimeOffset readAt) =>
        ShopOrderRules.Taken(known, "shop", read, DateOnly.FromDateTime(read.CreatedAt.UtcDateTime), readAt);
}
