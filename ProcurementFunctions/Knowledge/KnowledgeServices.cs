using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Knowledge;

internal static class KnowledgeServices
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddDocuments(CosmosKnowledge.Vendors, KnowledgeJson.Default.VendorDocument, CosmosKnowledge.VendorVersion);
        services.AddDocuments(CosmosKnowledge.Prices, KnowledgeJson.Default.EvidenceDocument, CosmosKnowledge.Version);
        services.AddSingleton<IKnowledge, CosmosKnowledge>();
        services.AddSingleton<VendorDesk>();
        services.AddSingleton<IEvidenceRecords, CosmosEvidenceRecords>();
        return services;
    }
}
