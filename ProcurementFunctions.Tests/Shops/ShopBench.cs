using System.Globalization;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Shops;

/// <summary>One shop with the app's own registrations of it, on a real store and real HTTP. Its clock is the test's.</summary>
internal sealed class ShopBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ShopBench(ServiceProvider services, string name) => (_services, Shop) = (services, services.GetRequiredService<ConfiguredShops>().Find(name)!);

    public Shop Shop { get; }

    public FakeTimeProvider Clock => (FakeTimeProvider)Of<TimeProvider>();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public LineLog Log => Of<LineLog>();

    public static async Task<ShopBench> OpenAsync(CosmosFixture cosmos, string name, string kind, string url, params (string Setting, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            [$"Shops:{name}:Kind"] = kind,
            [$"Shops:{name}:Url"] = url,
            [$"Shops:{name}:ConsumerKey"] = WooShop.Key,
            [$"Shops:{name}:ConsumerSecret"] = WooShop.Secret,
            [$"Shops:{name}:AccessToken"] = GraphShop.Token,
        };
        foreach (var (setting, value) in settings) all[$"Shops:{name}:{setting}"] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        // What is written to the store has the time of the wall, and bookings are found by it.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        var log = new LineLog();
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new WallClock(clock))
            .AddSingleton(log)
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<CosmosClient>(_ => cosmos.Client)
            .Configure<CosmosOptions>(options => options.Database = CosmosFixture.Database)
            .AddDocuments(CosmosAuditTrail.Definition, AuditJson.Default.AuditEntry, CosmosAuditTrail.Version)
            .AddSingleton<IAuditTrail, CosmosAuditTrail>()
            .AddInventory()
            .AddOperations()
            .AddShops(configuration)
            .BuildServiceProvider();
        foreach (var container in services.GetServices<ContainerDefinition>().DistinctBy(one => one.Name)) await cosmos.RawContainerAsync(container);
        return new(services, name);
    }

    public T Of<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Waits that a shop asks for pass while it is run.</summary>
    public async Task<ShopDocument> CatchUpAsync(bool anew = false, TimeSpan? limit = null)
    {
        var run = Of<ShopCatchUp>().RunAsync(Shop, limit ?? ShopCatchUp.LongRun, anew, default);
        while (!run.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        Assert.True(await run);
        return await StateAsync();
    }

    public async Task<ShopDocument> RunErrandsAsync()
    {
        await Of<ShopCatchUp>().RunErrandsAsync(default);
        return await StateAsync();
    }

    public async Task<ShopDocument> StateAsync() => (await Of<CosmosShops>().ReadAsync(Shop.Name, default))!;

    public Task TellAsync(ErrandKind kind, long id, bool deleted = false) =>
        Of<CosmosShops>().AddErrandAsync(Shop.Name, kind, id.ToString(CultureInfo.InvariantCulture), deleted, Now, default);

    public async Task AddItemAsync(string sku, int onHand = 0, Func<InventoryItem, InventoryItem>? with = null)
    {
        var item = new InventoryItem { Id = sku, Sku = sku, Name = sku, OnHand = onHand };
        await Of<IInventoryStore>().CreateAsync(with?.Invoke(item) ?? item, default);
    }

    public async Task<InventoryItem> ItemAsync(string sku) => (await Of<IInventoryStore>().ReadAsync(sku, default))!.Document;

    public Task ChangeAsync(string sku, Func<InventoryItem, InventoryItem> change) => Of<IInventoryStore>().UpdateAsync(sku, item => change(item!), default);

    /// <summary>Goods of an order are booked, as purchases do it.</summary>
    public Task BookAsync(string sku, string order, int accepted) => ChangeAsync(sku, item => StockRules.Booked(item, new OrderStanding(order, accepted, 0, 0, 0, null)));

    /// <summary>What is known of the demand of a day; null: nothing.</summary>
    public async Task<int?> SoldAsync(string sku, DateOnly day)
    {
        var years = (await Of<IDemandStore>().ListBySkusAsync([sku], default))[sku];
        return years.SelectMany(DemandRules.DaysOf).Where(one => one.Date == day).Select(one => (int?)one.Day.Quantity).SingleOrDefault();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        // The client is the fixture's; it must not be disposed with the services.
        Log.Dispose();
    }
}
