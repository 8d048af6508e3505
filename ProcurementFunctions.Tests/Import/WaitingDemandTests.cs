using CsCheck;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Tests.Import;

public sealed class WaitingDemandTests
{
    [Fact]
    public void TryAdd_ADayThatTheFileHadBefore_IsNoTwice()
    {
        var waiting = new WaitingDemand();

        Assert.True(waiting.TryAdd("A", new(2026, 3, 1), new(4)));
        Assert.False(waiting.TryAdd("A", new(2026, 3, 1), new(5)));
        Assert.True(waiting.TryAdd("B", new(2026, 3, 1), new(5)));
        Assert.True(waiting.TryAdd("A", new(2025, 3, 1), new(5)));
        _ = waiting.Take().ToArray();

        Assert.False(waiting.TryAdd("A", new(2026, 3, 1), new(4)));
        Assert.Equal(0, waiting.Count);
    }

    [Fact]
    public void Take_RowsInAnyOrder_GivesEachItemsYearOnceWithWhatWasAdded() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 800], Gen.Int[0, WaitingDemand.MostUnits], Gen.Bool).Array[0, 300].Sample(rows =>
        {
            var (waiting, added) = (new WaitingDemand(), new Dictionary<(string, DateOnly), DemandDay>());
            foreach (var (item, day, units, inStock) in rows)
            {
                // Over the end of a leap year, whose last day is the 366th.
                var (sku, date) = ($"SKU-{item}", new DateOnly(2024, 1, 1).AddDays(day));
                if (waiting.TryAdd(sku, date, new(units, inStock))) added.Add((sku, date), new(units, inStock));
            }

            Assert.Equal(added.Count, waiting.Count);
            foreach (var (sku, newest) in waiting.Newest) Assert.Equal(added.Keys.Where(key => key.Item1 == sku).Max(key => key.Item2), newest);
            var taken = waiting.Take().ToArray();
            Assert.Equal(taken.Length, taken.DistinctBy(year => (year.Sku, year.Year)).Count());
            Assert.All(taken, year => Assert.All(year.Days, day => Assert.Equal(year.Year, day.Date.Year)));
            Assert.Equal(added, taken.SelectMany(year => year.Days.Select(day => ((year.Sku, day.Date), day.Day))).ToDictionary());
            Assert.Empty(waiting.Take());
        });
}
