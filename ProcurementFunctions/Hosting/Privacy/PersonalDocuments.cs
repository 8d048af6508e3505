using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Hosting.Privacy;

/// <summary>The documents of one kind that name a user: found by a query, shown, and cleared one by one.</summary>
internal abstract class PersonalDocuments<T>(DocumentContainer<T> documents) : IPersonalRecords
    where T : Document
{
    public abstract string Name { get; }

    public async IAsyncEnumerable<JsonElement> ListAsync(string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(userId, cancellation))
        {
            foreach (var shown in Shown(found, userId)) yield return shown;
        }
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        var erased = Erased(erasure);
        await foreach (var found in FindAsync(erasure.UserId, cancellation))
            await documents.UpdateAsync(found.Id, PartitionOf(found), document => document is null ? null : erased(document), cancellation);
    }

    /// <summary>Finds at least the documents that name the user; null: none can.</summary>
    protected abstract QueryDefinition? Query(string userId);

    /// <summary>Whether a document that was found does name the user.</summary>
    protected virtual bool Names(T document, string userId) => true;

    protected virtual string PartitionOf(T document) => document.Id;

    /// <summary>What a user is shown of a document.</summary>
    protected virtual IEnumerable<JsonElement> Shown(T document, string userId) => [JsonSerializer.SerializeToElement(document, documents.Json)];

    /// <summary>Makes of each document what it is without the user.</summary>
    protected abstract Func<T, T> Erased(Erasure erasure);

    private IAsyncEnumerable<T> FindAsync(string userId, CancellationToken cancellation) => Query(userId) is { } query
        ? documents.ListAsync(query, null, cancellation).Where(document => Names(document, userId))
        : AsyncEnumerable.Empty<T>();
}
