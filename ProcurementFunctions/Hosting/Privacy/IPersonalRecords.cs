using System.Text.Json;

namespace ProcurementFunctions.Hosting.Privacy;

/// <summary>
/// What one part of the app keeps that names users, beside their sessions and preferences: to be shown to a user, and to
/// be cleared of them. Both may be called again after a failure.
/// </summary>
public interface IPersonalRecords
{
    /// <summary>What the records are called in an export, such as "purchases".</summary>
    string Name { get; }

    /// <summary>The records that name the user.</summary>
    IAsyncEnumerable<JsonElement> ListAsync(string userId, CancellationToken cancellation);

    /// <summary>Deletes them, or where the firm has to keep them puts the pseudonym in the user's place and removes their words.</summary>
    Task EraseAsync(Erasure erasure, CancellationToken cancellation);
}
