using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Credentials;

namespace ProcurementFunctions.Vendors;

internal static class VendorServices
{
    // An answer of a vendor is small; what is longer is not read.
    private const long LongestAnswer = 1 << 20;

    public static IServiceCollection AddVendors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<VendorOptions>()
            .Bind(configuration.GetSection(VendorOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<VendorSignatures>();
        services.AddSingleton<IVendorChannels, VendorChannels>();
        services.AddHttpClient<IVendorTokenSource, VendorTokenSource>(Configure).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddHttpClient<VendorClient>(Configure).ConfigurePrimaryHttpMessageHandler(Handler);
        services.AddTransient<IVendorClient, ChannelVendorClient>();
        return services;
    }

    private static void Configure(IServiceProvider services, HttpClient http)
    {
        http.Timeout = services.GetRequiredService<IOptions<VendorOptions>>().Value.CallTimeout;
        http.MaxResponseContentBufferSize = LongestAnswer;
    }

    // A redirect would carry the token to an address that nobody configured.
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 32,
    };
}
