using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Insights.Choosing;

/// <summary>Answers how the agent chooses.</summary>
internal sealed class ChoosingInsights(IOperationsStore operations, IPreferencesStore preferences, IInventoryStore inventory)
{
    public async Task<ChoosingInsight> ChoosingAsync(string userId, string? sku, CancellationToken cancellation)
    {
        var firm = (await operations.ReadAsync(cancellation)).Document.Goals;
        var user = (await preferences.ReadAsync(userId, cancellation))?.Document;
        var item = sku is null ? null : (await inventory.ReadAsync(sku, cancellation))?.Document;
        var product = sku is null ? null : (await preferences.ReadProductAsync(userId, sku, cancellation))?.Document;
        return ChoosingRules.Of(sku, new(firm, item?.Goals, user?.Goals, product?.Goals), user, product);
    }
}
