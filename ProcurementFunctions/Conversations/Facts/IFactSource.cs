namespace ProcurementFunctions.Conversations.Facts;

/// <summary>Fetches what a reply needs to know from the other features.</summary>
public interface IFactSource
{
    Task<KnownFacts> FetchAsync(FactRequest request, string userId, CancellationToken cancellation);
}
