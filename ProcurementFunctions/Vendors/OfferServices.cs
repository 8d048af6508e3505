using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Vendors;

internal static class OfferServices
{
    /// <summary>Who sells what.</summary>
    public static IServiceCollection AddOffers(this IServiceCollection services)
    {
        services.AddDocuments(CosmosOfferStore.Container, OfferJson.Default.VendorOffer, CosmosOfferStore.Version);
        services.AddSingleton<IOfferStore, CosmosOfferStore>();
        return services;
    }
}
