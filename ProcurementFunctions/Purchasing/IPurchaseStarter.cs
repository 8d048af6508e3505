using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Purchasing;

/// <summary>The one way to begin a purchase.</summary>
public interface IPurchaseStarter
{
    /// <summary>
    /// Writes the record and starts its orchestration. The same wish a second time (also after a crash in between) starts
    /// nothing twice and answers the same id.
    /// </summary>
    /// <exception cref="Hosting.Problems.ProblemException">400 for a quantity out of range, 404 for an unknown item.</exception>
    Task<StartedPurchase> StartAsync(DurableTaskClient client, PurchaseRequest request, CancellationToken cancellation);
}

/// <param name="IsNew">False when this very wish had been heard before.</param>
public sealed record StartedPurchase(string PurchaseId, bool IsNew);
