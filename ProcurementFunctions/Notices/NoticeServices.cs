using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Notices;

internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NoticeOptions>()
            .Bind(configuration.GetSection("Notices"))
            .ValidateDataAnnotations()
            .Validate(options => options.IsSafe, "Notices:Url must be an https address, or an http address on this machine.")
            .Validate(options => options.IsSigned, $"Notices:Secret must have at least {NoticeOptions.ShortestSecret} characters where Notices:Url is set.")
            .ValidateOnStart();
        services.AddDocuments(CosmosNotices.Definition, NoticesJson.Default.NoticeDocument, CosmosNotices.Version);
        services.AddSingleton<CosmosNotices>();
        services.AddSingleton<IPurchaseWitness, NoticeOutbox>();
        services.AddSingleton<InvoiceNotices>();
        services.AddSingleton<ShopNotices>();
        services.AddSingleton<NoticeSender>();
        services.AddHttpClient<NoticeClient>(Configure).ConfigurePrimaryHttpMessageHandler(Handler);
        return services;
    }

    private static void Configure(IServiceProvider services, HttpClient http) =>
        http.Timeout = services.GetRequiredService<IOptions<NoticeOptions>>().Value.CallTimeout;

    // A redirect would carry what is told to an address that nobody configured.
    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 16,
    };
}
