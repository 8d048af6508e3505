using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Bench.InventoryBenchmark;

/// <summary>
/// A shop of any number of items, the same for the same number: each has two years of daily demand (one of three steady, one
/// with a season, one intermittent, some days without stock) and one to three of a hundred vendors; about two of a hundred are low.
/// </summary>
internal sealed class ShopData(IServiceProvider services)
{
    private const int Vendors = 100;
    private const int WritesAtOnce = 48;
    private static readonly DateOnly FirstDay = new(2024, 11, 2);
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DocumentContainer<InventoryItem> _items = services.GetRequiredService<DocumentContainer<InventoryItem>>();
    private readonly DocumentContainer<DemandYear> _demand = services.GetRequiredService<DocumentContainer<DemandYear>>();
    private readonly DocumentContainer<VendorOffer> _offers = services.GetRequiredService<DocumentContainer<VendorOffer>>();
    private readonly DocumentContainer<VendorDocument> _vendors = services.GetRequiredService<DocumentContainer<VendorDocument>>();

    public async Task WriteVendorsAsync()
    {
        for (var vendor = 0; vendor < Vendors; vendor++)
        {
            var lead = new LearnedBelief { Weight = 20, Mean = 5 + (vendor % 20), SquaredDeviations = 80, Observations = 40, LastObserved = Now };
            var id = VendorId(vendor);
            await _vendors.CreateAsync(
                new() { Id = id, VendorId = id, Name = id, Beliefs = new Dictionary<string, LearnedBelief> { [BeliefNames.LeadTimeDays] = lead } }, id, default);
        }
    }

    public Task WriteItemsAsync(int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce },
        async (number, cancellation) => await WriteItemAsync(number, cancellation));

    private static string VendorId(int vendor) => FormattableString.Invariant($"V{vendor:000}");

    private async Task WriteItemAsync(int number, CancellationToken cancellation)
    {
        // The item's own number is the seed: whatever the order of writing, the data is the same.
#pragma warning disable CA5394 // Nothing here is a secret.
        var random = new Random(number);
        var sku = FormattableString.Invariant($"ITEM-{number:000000}");
        var perDay = 1 + random.Next(12);
        var isIntermittent = number % 3 == 0;
        var hasSeason = number % 3 == 1;
        var days = Enumerable.Range(0, 2 * 365).Select(day => (
            Date: FirstDay.AddDays(day),
            Day: new DemandDay(
                isIntermittent && random.Next(7) > 0 ? 0 : random.Next((hasSeason && FirstDay.AddDays(day).Month >= 10 ? 8 : 2) * perDay + 1),
                random.Next(60) > 0))).ToArray();
        var years = days.GroupBy(day => day.Date.Year).Select(ofYear => DemandRules.With(
            new DemandYear { Id = DemandRules.KeyOf(ofYear.Key), Sku = sku, Year = ofYear.Key }, ofYear).Year);
        foreach (var year in years) await _demand.CreateAsync(year, sku, cancellation);
        for (var offer = 0; offer <= number % 3; offer++)
        {
            var vendor = VendorId((number + (offer * 37)) % Vendors);
            await _offers.CreateAsync(
                new() { Id = vendor, Sku = sku, VendorId = vendor, LeadTimeDays = 5 + random.Next(20), UnitPrice = 1 + (random.Next(5000) / 100m) }, sku, cancellation);
        }

        var isLow = random.Next(50) == 0;
        await _items.CreateAsync(
            new() { Id = sku, Sku = sku, Name = $"Item {number}", OnHand = isLow ? perDay : perDay * 60, ReorderPoint = perDay * 10, SafetyStock = perDay * 5 },
            sku,
            cancellation);
#pragma warning restore CA5394
    }
}
