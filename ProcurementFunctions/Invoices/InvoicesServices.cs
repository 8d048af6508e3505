using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Invoices;

internal static class InvoicesServices
{
    public static IServiceCollection AddInvoices(this IServiceCollection services)
    {
        services.AddDocuments(CosmosInvoiceStore.Container, InvoicesJson.Default.InvoiceDocument, CosmosInvoiceStore.Version);
        return services
            .AddSingleton<IInvoiceStore, CosmosInvoiceStore>()
            .AddSingleton<InvoiceFacts>()
            .AddSingleton<InvoiceFollower>()
            .AddSingleton<InvoiceEntry>()
            .AddSingleton(services => new InvoiceDesk(
                services.GetRequiredService<IInvoiceStore>(),
                services.GetRequiredService<InvoiceEntry>(),
                services.GetRequiredService<InvoiceFollower>(),
                services.GetRequiredService<TimeProvider>()))
            .AddSingleton<IPurchaseWitness>(provider => new InvoiceWitness(provider.GetRequiredService<InvoiceFollower>));
    }
}
