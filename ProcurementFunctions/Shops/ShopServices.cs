using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Shops.Shopify;
using ProcurementFunctions.Shops.WooCommerce;

namespace ProcurementFunctions.Shops;

internal static class ShopServices
{
    // A page of orders or products with only the fields that are asked for is far below.
    private const long LongestAnswer = 32L << 20;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddShops(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConfiguredShops>()
            .Configure(shops =>
            {
                foreach (var shop in configuration.GetSection(ShopOptions.Section).GetChildren()) shops.ByName[shop.Key] = shop.Get<ShopOptions>() ?? new();
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConfiguredShops>, ShopOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ConfiguredShops>>().Value);
        services.AddDocuments(CosmosShops.Container, ShopsJson.Default.ShopDocument, CosmosShops.Version);
        services.AddDocuments(CosmosShops.Container, ShopsJson.Default.ShopErrand, CosmosShops.Version);
        services.AddDocuments(CosmosShops.Container, ShopsJson.Default.ShopItem, CosmosShops.Version);
        services.AddDocuments(CosmosShopOrders.Container, ShopsJson.Default.ShopOrder, CosmosShopOrders.Version);
        services.AddHttpClient<ShopHttp>(Configure).ConfigurePrimaryHttpMessageHandler(Handler);
        return services
            .AddSingleton<CosmosShops>()
            .AddSingleton<CosmosShopOrders>()
            .AddTransient<WooCommerceClient>()
            .AddTransient<ShopifyClient>()
            .AddTransient<ShopClients>()
            .AddTransient<ShopSales>()
            .AddTransient<ShopStocks>()
            .AddTransient<ShopPushes>()
            .AddTransient<ShopErrands>()
            .AddTransient<ShopCatchUp>()
            .AddTransient<ShopDesk>()
            .AddTransient<SilentShopWatch>();
    }

    private static void Configure(HttpClient http)
    {
        http.Timeout = CallTimeout;
        http.MaxResponseContentBufferSize = LongestAnswer;
    }

    // A redirect would carry the credentials to an address that nobody configured.
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 4,
    };
}

/// <summary>Says all that is wrong with the shops' settings at once, before the app starts.</summary>
internal sealed class ShopOptionsValidator : IValidateOptions<ConfiguredShops>
{
    public ValidateOptionsResult Validate(string? name, ConfiguredShops options)
    {
        string[] wrong = [.. options.ByName.Select(shop => shop.Value.WhyNot(shop.Key)).OfType<string>()];
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
