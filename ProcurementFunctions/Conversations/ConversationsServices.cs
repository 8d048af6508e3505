using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Translating;

namespace ProcurementFunctions.Conversations;

internal static class ConversationsServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SessionOptions>()
            .Configure(options => options.Store = configuration["Sessions:Store"] ?? SessionOptions.Redis)
            .Validate(options => options.IsKnown, "Sessions:Store must be Redis or Memory.")
            .ValidateOnStart();
        if (string.Equals(configuration["Sessions:Store"], SessionOptions.Memory, StringComparison.OrdinalIgnoreCase))
            services.AddSingleton<ISessionStore, MemorySessionStore>();
        else
            services.AddSingleton<RedisSessionStore>().AddSingleton<ISessionStore>(provider => provider.GetRequiredService<RedisSessionStore>()).AddHostedService<SessionWarmUp>();
        foreach (var kind in SessionKeys.Kinds) services.AddSingleton(kind);
        services.AddSingleton<UserGate>();
        services.AddSingleton<EffectRunner>();
        services.AddSingleton<CatalogueSource>();
        services.AddSingleton<InsightFactSource>();
        services.AddSingleton<StockFactSource>();
        services.AddSingleton<PurchaseFactSource>();
        services.AddSingleton<PackFactSource>();
        services.AddSingleton<IFactSource, FactSource>();
        services.AddTranslating(configuration);
        services.AddSingleton<MessageHandler>();
        return services;
    }
}
