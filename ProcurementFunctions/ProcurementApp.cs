using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Cleanup;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Credentials;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;
using ProcurementFunctions.Hosting.Vault;
using ProcurementFunctions.Import;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Invoices;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.LanguageModel;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Mcp;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Pages;
using ProcurementFunctions.Pages.SignIn;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Privacy;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Shops;
using ProcurementFunctions.Tools;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions;

/// <summary>The app with all that it needs registered; a host may add to it before it builds it.</summary>
public static class ProcurementApp
{
    /// <summary>
    /// When timers run where no setting says so: NCrontab, six fields. In Azure the host itself reads these settings, so
    /// there they are app settings.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Schedules { get; } = new Dictionary<string, string?>
    {
        ["InventoryCheckSchedule"] = "0 0 * * * *",
        ["CleanupSchedule"] = "0 30 3 * * *",
        ["DoctorSchedule"] = "0 15 * * * *",
        ["PurchaseSweepSchedule"] = "30 */5 * * * *",
        ["ShopCatchUpSchedule"] = "45 */15 * * * *",
        ["ShopErrandsSchedule"] = "20 * * * * *",
    };

    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Schedules });
        builder.AddVault();
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<ProblemDetailsMiddleware>();
        builder.UseMiddleware<PageMiddleware>();
        builder.UseMiddleware<ResourceMetadataMiddleware>();
        builder.UseMiddleware<SignInMiddleware>();
        builder.Services
            .AddHosting(builder.Configuration)
            .AddOperations()
            .AddBudget()
            .AddPreferences()
            .AddCredentials(builder.Configuration)
            .AddLanguageModel(builder.Configuration)
            .AddConversations(builder.Configuration)
            .AddVendors(builder.Configuration)
            .AddOffers()
            .AddKnowledge()
            .AddInventory()
            .AddImport()
            .AddPurchasing()
            .AddAutonomy()
            .AddMail(builder.Configuration)
            .AddInvoices()
            .AddInsights()
            .AddPrivacy()
            .AddCleanup(builder.Configuration)
            .AddNotices(builder.Configuration)
            .AddShops(builder.Configuration)
            .AddDoctor(builder.Configuration)
            .AddPages(builder.Configuration)
            .AddTools()
            .AddMcp();
        return builder;
    }
}
