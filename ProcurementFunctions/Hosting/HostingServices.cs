using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Health;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Redis;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Hosting;

internal static class HostingServices
{
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new WallClock(TimeProvider.System));
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSignIn(configuration);
        services.AddRedis(configuration);
        services.AddCosmos(configuration);
        services.AddDocuments(CosmosAuditTrail.Definition, AuditJson.Default.AuditEntry, CosmosAuditTrail.Version);
        services.AddSingleton<IAuditTrail, CosmosAuditTrail>();
        services.AddSingleton<AuditSweep>();
        services.AddSingleton<AnswerOnce>();
        services.AddSingleton(new RedisKeyKind(IdempotencyKeys.Prefix, KeptAnswers.KeptFor));
        services.AddSingleton<StoreHealth>();
        // Lines about requests show their addresses, and these may name a user.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddTelemetry(configuration);
        return services;
    }
}
