using Microsoft.DurableTask;

namespace ProcurementFunctions.Purchasing;

/// <summary>How patiently activities are tried again; times are the firm's.</summary>
internal static class PurchaseRetries
{
    /// <summary>For our own stores: a purchase outlives an outage of a month.</summary>
    public static readonly TaskOptions Store = Policy(1000, TimeSpan.FromSeconds(2), TimeSpan.FromHours(1));

    /// <summary>For a quote: a vendor that cannot answer soon is left out.</summary>
    public static readonly TaskOptions Quote = Policy(3, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1));

    /// <summary>For an order: after these tries it is unconfirmed, and looked up by its number from then on.</summary>
    public static readonly TaskOptions Order = Policy(4, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));

    private static TaskOptions Policy(int attempts, TimeSpan first, TimeSpan longest) =>
        TaskOptions.FromRetryPolicy(new RetryPolicy(attempts, first, backoffCoefficient: 2, maxRetryInterval: longest));
}
