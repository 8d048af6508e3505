namespace ProcurementFunctions.Purchasing;

/// <summary>Is told what was written into the timelines of purchases, after it stands there. Being told twice is as once.</summary>
internal interface IPurchaseWitness
{
    /// <summary>Whether it wants to hear of what happened before it was there.</summary>
    bool WantsHistory { get; }

    /// <param name="from">The place in the timeline from which on it is news.</param>
    /// <exception cref="Hosting.Problems.ProblemException">503: a store is away.</exception>
    Task HearAsync(PurchaseDocument purchase, int from, CancellationToken cancellation);
}
