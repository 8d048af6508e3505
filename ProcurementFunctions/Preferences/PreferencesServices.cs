using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Preferences;

internal static class PreferencesServices
{
    private static readonly SchemaVersion Profiles = new(1, 2);
    private static readonly SchemaVersion Products = new(1, 1);

    public static IServiceCollection AddPreferences(this IServiceCollection services)
    {
        services.AddDocuments(PreferencesContainer.Definition, PreferencesJson.Default.UserPreferences, Profiles);
        services.AddDocuments(PreferencesContainer.Definition, PreferencesJson.Default.ProductPreference, Products);
        services.AddItemRecords<ProductPreference>(ItemRecordNames.Preferences, preference => (preference.Sku, preference.UserId));
        services.AddSingleton<PreferenceAudit>();
        services.AddSingleton<IPreferencesStore, CosmosPreferencesStore>();
        services.AddSingleton<PreferencesDesk>();
        return services;
    }
}
