using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Import;

internal static class ImportServices
{
    public static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddSingleton<KnownIds>();
        services.AddSingleton<IRowImport, InventoryImport>();
        services.AddSingleton<IRowImport, VendorImport>();
        services.AddSingleton<IRowImport, OfferImport>();
        services.AddSingleton<IRowImport, PurchaseOrderLineImport>();
        services.AddSingleton<IRowImport, DemandImport>();
        services.AddSingleton(provider => new CsvImporter(
            provider.GetServices<IRowImport>(),
            provider.GetRequiredService<IOperationsStore>(),
            provider.GetRequiredService<WallClock>(),
            provider.GetRequiredService<ILogger<CsvImporter>>()));
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<FileKinds>();
        services.AddSingleton<RedisHeldFiles>();
        services.AddSingleton<HeldImports>();
        services.AddSingleton(new RedisKeyKind(RedisHeldFiles.Prefix, RedisHeldFiles.KeptFor));
        return services;
    }
}
