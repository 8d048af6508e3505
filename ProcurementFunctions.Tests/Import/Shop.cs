using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Local.CosmosGateway;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Hosting.Audit;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Tests.Import;

/// <summary>The stores and the importer on a document gateway of their own, empty at first.</summary>
public sealed class Shop : IAsyncDisposable
{
    private readonly string _folder;
    private readonly CosmosGatewayServer _gateway;
    private readonly ServiceProvider _services;

    private Shop(string folder, CosmosGatewayServer gateway, ServiceProvider services, FakeTimeProvider time) =>
        (_folder, _gateway, _services, Time) = (folder, gateway, services, time);

    public FakeTimeProvider Time { get; }

    internal CosmosGatewayServer Gateway => _gateway;

    public CsvImporter Importer => Get<CsvImporter>();

    public IInventoryStore Inventory => Get<IInventoryStore>();

    public IOfferStore Offers => Get<IOfferStore>();

    public IKnowledge Knowledge => Get<IKnowledge>();

    public IDemandStore Demand => Get<IDemandStore>();

    public IAuditTrail Audit => Get<IAuditTrail>();

    /// <param name="more">Registers what the test needs beside the stores and the importer.</param>
    public static async Task<Shop> OpenAsync(Action<IServiceCollection, IConfiguration>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("shop-").FullName;
        var gateway = await CosmosGatewayServer.StartAsync(
            new() { DatabasePath = Path.Combine(folder, "cosmos.db"), Time = TimeProvider.System }, default);
        var time = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Cosmos"] = gateway.ConnectionString })
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(new WallClock(TimeProvider.System));
        services.AddCosmos(configuration);
        services.AddSingleton<IAuditTrail, MemoryAuditTrail>();
        services.AddOffers().AddKnowledge().AddInventory().AddImport();
        services.RemoveAll<InventoryCheck>();
        more?.Invoke(services, configuration);
        if (services.All(service => service.ServiceType != typeof(IOperationsStore))) services.AddOperations();
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>().OfType<IHostedLifecycleService>()) await hosted.StartingAsync(default);
        return new(folder, gateway, provider, time);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<ImportResult> ImportAsync(ImportKind kind, string csv) => ImportAsync(kind, Encoding.UTF8.GetBytes(csv));

    public async Task<ImportResult> ImportAsync(ImportKind kind, byte[] csv, ImportOptions? options = null)
    {
        using var stream = new MemoryStream(csv);
        return await Importer.ImportAsync(kind, stream, options ?? ImportOptions.None, new(), default);
    }

    public async Task<ImportResult> ImportFileAsync(ImportKind kind, string path)
    {
        await using var stream = File.OpenRead(path);
        return await Importer.ImportAsync(kind, stream, ImportOptions.None, new(), default);
    }

    public async Task<VendorDocument> VendorAsync(string id) =>
        (await Knowledge.ReadVendorAsync(id, default))?.Document ?? throw new InvalidOperationException($"no vendor {id}");

    public async Task<InventoryItem> ItemAsync(string sku) =>
        (await Inventory.ReadAsync(sku, default))?.Document ?? throw new InvalidOperationException($"no item {sku}");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _gateway.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
