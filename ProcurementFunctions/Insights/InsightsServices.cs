using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Insights.Choosing;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Insights;

internal static class InsightsServices
{
    public static IServiceCollection AddInsights(this IServiceCollection services) => services
        .AddSingleton<ItemOffers>()
        .AddSingleton<MoneyInsights>()
        .AddSingleton<OwedInsights>()
        .AddSingleton<OrderInsights>()
        .AddSingleton<VendorInsights>()
        .AddSingleton<ContractInsights>()
        .AddSingleton<ItemInsights>()
        .AddSingleton<PriceInsights>()
        .AddSingleton<ChoosingInsights>()
        .AddSingleton<IInsights, StoredInsights>();
}
