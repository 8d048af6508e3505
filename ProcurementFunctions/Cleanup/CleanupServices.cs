using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Cleanup;

internal static class CleanupServices
{
    public static IServiceCollection AddCleanup(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CleanupOptions>().Bind(configuration.GetSection("Cleanup")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HistoryCleanup>();
        services.AddSingleton<ItemCleanup>();
        return services;
    }
}
