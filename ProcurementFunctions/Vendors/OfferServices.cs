using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Vendors;

internal static class OfferServices
{
    /// <summary>Who sells what.</summary>
    public static IServiceCollection AddOffers(this IServiceCollection services)
    {
        services.AddDocuments(CosmosOfferStore.Container, OfferJson.Default.VendorOffer, CosmosOfferStore.Version);
        services.AddItemRecords<VendorOffer>(ItemRecordNames.Offers, offer => (offer.Sku, offer.Sku));
        services.AddSingleton<IOfferStore, CosmosOfferStore>();
        services.AddSingleton<OfferDesk>();
        return services;
    }
}
