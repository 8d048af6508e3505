using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Pages.Approvals;
using ProcurementFunctions.Pages.Money;
using ProcurementFunctions.Pages.Offers;
using ProcurementFunctions.Pages.Purchases;
using ProcurementFunctions.Pages.SignIn;
using ProcurementFunctions.Pages.Stock;
using ProcurementFunctions.Pages.Today;
using ProcurementFunctions.Pages.Vendors;
using ProcurementFunctions.Privacy;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Pages;

internal static class PagesServices
{
    /// <summary>The console. Needs data protection, sign-in, and the features that its pages show.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConsoleOptions>().Bind(configuration.GetSection(ConsoleOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsoleOptions>, ConsoleOptionsValidator>();
        services.AddSingleton<ConsoleAddress>();
        services.AddSingleton<SealedCookies>();
        services.AddSingleton<ConsoleSessions>();
        services.AddSingleton<FormTokens>();
        services.AddSingleton<Issuer>();
        services.AddSingleton<Notes>();
        services.AddSingleton<Forms>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<ShortItems>();
        services.AddSingleton<SpendingPages>();
        services.AddSingleton<TodayDesk>();
        services.AddSingleton<ApprovalPages>();
        services.AddSingleton<StockDesk>();
        services.AddSingleton<PurchasePages>();
        services.AddSingleton<VendorPages>();
        services.AddSingleton<OfferPages>();
        // What these functions answer, pages answer too.
        services.AddSingleton<OrderDocumentFunctions>();
        services.AddSingleton<MeFunctions>();
        return services;
    }
}
