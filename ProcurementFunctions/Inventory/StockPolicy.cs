using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Inventory;

/// <summary>How well the stock is to be guarded: the firm's service level, and a higher one for critical items.</summary>
/// <param name="Critical">The SKUs that at least one user has marked as critical.</param>
public sealed record StockPolicy(ServiceSettings Service, IReadOnlySet<string> Critical)
{
    /// <summary>The least service level of a critical item: at most one stock-out in a hundred replenishment cycles.</summary>
    public const double CriticalLevel = 0.99;

    /// <summary>A policy that knows of no critical items.</summary>
    public StockPolicy(ServiceSettings service)
        : this(service, new HashSet<string>())
    {
    }

    /// <summary>The firm's goals, by which a vendor would be chosen.</summary>
    public GoalWeights Goals { get; init; } = GoalWeights.Default;

    public static StockPolicy Of(OperationsSettings settings, IReadOnlySet<string> critical) =>
        new(settings.Service, critical) { Goals = settings.Goals };

    public bool IsCritical(string sku) => Critical.Contains(sku);

    /// <summary>The service that counts for an item.</summary>
    public ServiceSettings ServiceFor(string sku) =>
        IsCritical(sku) ? Service with { Level = Math.Max(Service.Level, CriticalLevel) } : Service;
}
