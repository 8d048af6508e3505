using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Notices;

/// <summary>Notices in Cosmos DB, for a month each.</summary>
internal sealed class CosmosNotices(DocumentContainer<NoticeDocument> notices)
{
    public static ContainerDefinition Definition { get; } = new("notices", "/id", TimeSpan.FromDays(30));

    /// <summary>1.1 has notices of shops.</summary>
    public static SchemaVersion Version { get; } = new(1, 1);

    /// <summary>Keeps it; the same a second time changes nothing.</summary>
    public async Task AddAsync(NoticeDocument notice, CancellationToken cancellation) =>
        await notices.CreateAsync(notice, notice.Id, cancellation);

    /// <summary>Null: it has changed since it was read.</summary>
    public async Task<Stored<NoticeDocument>?> ReplaceAsync(Stored<NoticeDocument> read, NoticeDocument changed, CancellationToken cancellation) =>
        await notices.ReplaceAsync(changed, changed.Id, read.ETag, cancellation);

    public async Task<NoticeDocument?> ReadAsync(string id, CancellationToken cancellation) =>
        (await notices.ReadAsync(id, id, cancellation))?.Document;

    /// <summary>Up to so many that are to be tried now, those that wait longest first.</summary>
    public async Task<IReadOnlyList<Stored<NoticeDocument>>> ListDueAsync(DateTimeOffset wallNow, int most, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.state = 'pending' AND c.nextAttemptAt <= @now ORDER BY c.nextAttemptAt ASC")
            .WithParameter("@now", wallNow.Written());
        return (await notices.QueryPageAsync(query, null, most, null, cancellation)).Items;
    }

    public IAsyncEnumerable<NoticeDocument> ListGivenUpAsync(CancellationToken cancellation) =>
        notices.ListAsync(new("SELECT * FROM c WHERE c.state = 'givenUp'"), null, cancellation);
}
