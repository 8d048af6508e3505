using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>
/// One Cosmos DB container of documents of one type. Uses the SDK's stream calls, so that "not found", "exists already"
/// and "changed meanwhile" are values and not exceptions. A store that is away becomes a 503 problem.
/// </summary>
/// <param name="trail">Is told what documents carry for it; null: nobody is, and they go on carrying it.</param>
/// <remarks>A feature's own store wraps it; nothing else touches Cosmos DB.</remarks>
public sealed partial class DocumentContainer<T>(
    Container container, JsonTypeInfo<T> json, SchemaVersion current, Func<IAuditTrail>? trail = null)
    where T : Document
{
    private const int MaxAttempts = 12;
    private const int ReadThroughPage = 400;
    private static readonly string TypeName = JsonNamingPolicy.CamelCase.ConvertName(typeof(T).Name);

    /// <summary>
    /// Far above what a call takes, a page of a query across partitions among them, and such that a caller hears of a
    /// store that hangs within two seconds.
    /// </summary>
    internal static TimeSpan CallLimit { get; } = TimeSpan.FromSeconds(1.75);

    /// <summary>
    /// The same for a page of a query that is read through: the work of timers, imports and rebuilding, which is better
    /// slow on a busy machine than begun anew.
    /// </summary>
    internal static TimeSpan ReadThroughLimit { get; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Updates of one document within this process wait for one another instead of racing, so that many at once all come
    /// through. Against other processes only the ETag counts. A lane serves many documents.
    /// </summary>
    private readonly Lane[] _lanes = [.. Enumerable.Range(0, 64).Select(_ => new Lane())];

    /// <summary>The schema version that this build writes.</summary>
    internal SchemaVersion Current => current;

    internal JsonTypeInfo<T> Json => json;

    /// <summary>What stands in <see cref="Document.Type"/>.</summary>
    internal static string DocumentType => TypeName;

    /// <summary>The document, or null when there is none.</summary>
    public async Task<Stored<T>?> ReadAsync(string id, string partitionKey, CancellationToken cancellation)
    {
        using var answer = await CallAsync(
            limited => container.ReadItemStreamAsync(id, new PartitionKey(partitionKey), cancellationToken: limited), cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : Parse(Checked(answer));
    }

    /// <summary>Creates the document; null when its id is taken.</summary>
    public async Task<Stored<T>?> CreateAsync(T document, string partitionKey, CancellationToken cancellation)
    {
        var (body, written) = Serialize(document);
        using var answer = await CallAsync(limited => container.CreateItemStreamAsync(
            body, new PartitionKey(partitionKey), WithoutContent(null), limited), cancellation);
        return answer.StatusCode == HttpStatusCode.Conflict ? null : await ToldAsync(new(written, Checked(answer).Headers.ETag), cancellation);
    }

    /// <summary>Replaces the document that was read with this ETag; null when it has changed or gone since.</summary>
    public async Task<Stored<T>?> ReplaceAsync(
        T document, string partitionKey, string etag, CancellationToken cancellation)
    {
        var (body, written) = Serialize(document);
        using var answer = await CallAsync(limited => container.ReplaceItemStreamAsync(
            body, document.Id, new PartitionKey(partitionKey), WithoutContent(etag), limited), cancellation);
        return answer.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound
            ? null
            : await ToldAsync(new(written, Checked(answer).Headers.ETag), cancellation);
    }

    /// <summary>Deletes the document; false when there is none or it has changed since.</summary>
    public async Task<bool> DeleteAsync(string id, string partitionKey, string? etag, CancellationToken cancellation)
    {
        using var answer = await CallAsync(limited => container.DeleteItemStreamAsync(
            id, new PartitionKey(partitionKey), WithoutContent(etag), limited), cancellation);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed) return false;
        Checked(answer);
        return true;
    }

    /// <summary>Deletes every document of the partition, also those that this build could not read.</summary>
    public async Task DeletePartitionAsync(string partitionKey, CancellationToken cancellation)
    {
        using var pages = container.GetItemQueryStreamIterator(
            new QueryDefinition("SELECT * FROM c"), requestOptions: Options(partitionKey, 200));
        var ids = new List<string>();
        while (pages.HasMoreResults)
        {
            using var answer = await CallAsync(pages.ReadNextAsync, cancellation);
            using var root = JsonDocument.Parse(Checked(answer).Content);
            ids.AddRange(root.RootElement.GetProperty("Documents").EnumerateArray().Select(d => d.GetProperty("id").GetString()!));
        }

        foreach (var id in ids) await DeleteAsync(id, partitionKey, null, cancellation);
    }

    /// <summary>
    /// Reads, changes and writes back, again from a fresh read when the write lost a race, a bounded number of times
    /// with growing random pauses. <paramref name="change"/> gets null when there is no document and returns the
    /// document to be written, or null (or what it was given) to leave things as they are; it may be called many times.
    /// </summary>
    /// <returns>What is stored afterwards; null when there is nothing.</returns>
    /// <exception cref="ProblemException">409: every attempt lost its race.</exception>
    public Task<Stored<T>?> UpdateAsync(
        string id, string partitionKey, Func<T?, T?> change, CancellationToken cancellation)
    {
        var lane = _lanes[(uint)HashCode.Combine(id, partitionKey) % _lanes.Length];
        return lane.RunAsync(() => UpdateInTurnAsync(id, partitionKey, change, cancellation), cancellation);
    }

    private async Task<Stored<T>?> UpdateInTurnAsync(
        string id, string partitionKey, Func<T?, T?> change, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var read = await ReadAsync(id, partitionKey, cancellation);
            var changed = change(read?.Document);
            if (changed is null || ReferenceEquals(changed, read?.Document)) return read;
            var written = read is null
                ? await CreateAsync(changed, partitionKey, cancellation)
                : await ReplaceAsync(changed, partitionKey, read.ETag, cancellation);
            if (written is not null) return written;
            AgentMeter.LostRace(TypeName);
            // A pause on the wall clock: the race is between processes, not within the firm's time.
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 1 << Math.Min(attempt, 7))), TimeProvider.System, cancellation);
        }

        throw ProblemException.Conflict($"{id} is being changed by others; try again");
    }

    /// <summary>All documents that the query finds, read page by page; memory stays that of one page.</summary>
    public async IAsyncEnumerable<Stored<T>> QueryAsync(
        QueryDefinition query, string? partitionKey, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Read through at once and never from a cursor, so the SDK may skip planning when one partition holds it all.
        var options = Options(partitionKey, ReadThroughPage);
        options.EnableOptimisticDirectExecution = true;
        using var pages = container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults)
        {
            foreach (var stored in await NextAsync(pages, cancellation)) yield return stored;
        }
    }

    /// <inheritdoc cref="QueryAsync"/>
    public IAsyncEnumerable<T> ListAsync(QueryDefinition query, string? partitionKey, CancellationToken cancellation) =>
        QueryAsync(query, partitionKey, cancellation).Select(stored => stored.Document);

    /// <summary>All documents of some partitions, in no order: one query, whatever their number.</summary>
    /// <param name="keyPath">The partition key's path, such as "sku".</param>
    /// <param name="keys">At most a few hundred.</param>
    public async Task<IReadOnlyList<T>> ListByKeysAsync(string keyPath, IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var query = new QueryDefinition($"SELECT * FROM c WHERE ARRAY_CONTAINS(@keys, c.{keyPath})").WithParameter("@keys", keys);
        var found = new List<T>(keys.Count);
        var only = keys.Count == 1 ? keys[0] : null;
        await foreach (var stored in QueryAsync(query, only, cancellation)) found.Add(stored.Document);
        return found;
    }

    /// <summary>How many documents there are in the container.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        using var pages = container.GetItemQueryStreamIterator("SELECT VALUE COUNT(1) FROM c");
        var count = 0;
        while (pages.HasMoreResults)
        {
            using var answer = await CallAsync(pages.ReadNextAsync, cancellation, ReadThroughLimit);
            using var root = JsonDocument.Parse(Checked(answer).Content);
            count += root.RootElement.GetProperty("Documents").EnumerateArray().Sum(part => part.GetInt32());
        }

        return count;
    }

    /// <summary>One page of at most <paramref name="limit"/> documents, from a cursor that an earlier page gave.</summary>
    /// <exception cref="ProblemException">400: the cursor is not one of ours.</exception>
    public async Task<DocumentPage<T>> QueryPageAsync(
        QueryDefinition query, string? partitionKey, int limit, string? cursor, CancellationToken cancellation)
    {
        try
        {
            var items = new List<Stored<T>>();
            var next = Cursor.Decode(cursor);
            do
            {
                // A page may come short of what was asked for; an iterator for the rest fills it up and no further.
                using var pages = container.GetItemQueryStreamIterator(query, next, Options(partitionKey, limit - items.Count));
                using var answer = await CallAsync(pages.ReadNextAsync, cancellation);
                items.AddRange(ParseMany(Checked(answer)));
                next = answer.ContinuationToken;
            }
            while (next is not null && items.Count < limit);

            return new(items, Cursor.Encode(next));
        }
        catch (DocumentStoreException e) when (e.Status == 400 && cursor is not null)
        {
            throw ProblemException.BadInput("cursor", "is not a cursor that a list answered");
        }
    }

    private async Task<IReadOnlyList<Stored<T>>> NextAsync(FeedIterator pages, CancellationToken cancellation)
    {
        using var answer = await CallAsync(pages.ReadNextAsync, cancellation, ReadThroughLimit);
        return ParseMany(Checked(answer));
    }

    private static QueryRequestOptions Options(string? partitionKey, int pageSize) => new()
    {
        PartitionKey = partitionKey is null ? null : new PartitionKey(partitionKey),
        MaxItemCount = pageSize,
    };

    private static ItemRequestOptions WithoutContent(string? etag) =>
        new() { EnableContentResponseOnWrite = false, IfMatchEtag = etag };

    /// <summary>One call, within a time limit of its own, so that a store that hangs is told from one that is slow.</summary>
    private static async Task<ResponseMessage> CallAsync(
        Func<CancellationToken, Task<ResponseMessage>> call, CancellationToken cancellation, TimeSpan? limit = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit ?? CallLimit);
        try
        {
            var answer = await call(limited.Token);
            if (CosmosAway.IsContainerMissing(answer))
            {
                answer.Dispose();
                throw ProblemException.Unavailable("the document store is being set up", TimeSpan.FromSeconds(5));
            }

            if (!CosmosAway.Is(answer)) return answer;
            using (answer) throw CosmosAway.Problem(answer);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Not the client's own, which tells what was asked for.
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException
            || (e is CosmosException c && CosmosAway.Is(c)))
        {
            throw CosmosAway.Unreachable();
        }
        catch (CosmosException e)
        {
            throw CosmosAway.Refused(e);
        }
    }

    private static ResponseMessage Checked(ResponseMessage answer) => answer.IsSuccessStatusCode ? answer : throw CosmosAway.Refused(answer);

    private (Stream Body, T Written) Serialize(T document)
    {
        var version = document.SchemaVersion;
        var newest = version.Major > current.Major || (version.Major == current.Major && version.Minor > current.Minor)
            ? version
            : current;
        var written = document with { SchemaVersion = newest, Type = TypeName };
        return (new MemoryStream(Bytes(written), writable: false), written);
    }

    private byte[] Bytes(T document)
    {
        if (document.Newer is not { } read) return JsonSerializer.SerializeToUtf8Bytes(document, json);
        var node = JsonSerializer.SerializeToNode(document, json);
        NewerFields.Restore(node, read, json);
        return JsonSerializer.SerializeToUtf8Bytes(node, DocumentJson.Default.JsonNode);
    }

    private Stored<T> Parse(ResponseMessage answer)
    {
        using var root = JsonDocument.Parse(answer.Content);
        return Parse(root.RootElement);
    }

    private List<Stored<T>> ParseMany(ResponseMessage answer)
    {
        using var root = JsonDocument.Parse(answer.Content);
        var documents = root.RootElement.GetProperty("Documents");
        var parsed = new List<Stored<T>>(documents.GetArrayLength());
        foreach (var element in documents.EnumerateArray()) parsed.Add(Parse(element));
        return parsed;
    }

    private Stored<T> Parse(JsonElement element)
    {
        var id = element.TryGetProperty("id", out var value) ? value.GetString() : "?";
        CheckKind(element, id);
        T document;
        try
        {
            document = element.Deserialize(json) ?? throw new JsonException("the document is null");
        }
        catch (JsonException e)
        {
            throw new UnreadableDocumentException($"document {id} is not a {typeof(T).Name}: {e.Message}", e);
        }

        if (document.SchemaVersion.Major > current.Major) throw TooNew(id, document.SchemaVersion);
        var etag = element.TryGetProperty("_etag", out var tag) ? tag.GetString()! : "";
        WithoutSystemFields(document);
        return new(document.SchemaVersion.Minor > current.Minor ? document with { Newer = element.Clone() } : document, etag);
    }

    /// <summary>Looked at before all else: of another type, or of a newer version, no field may mean what it means here.</summary>
    private void CheckKind(JsonElement element, string? id)
    {
        if (element.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.String && type.ValueEquals(TypeName)))
            throw new UnreadableDocumentException($"document {id} is not a {typeof(T).Name}: it says that it is something else");
        if (element.TryGetProperty("schemaVersion", out var version) && version.ValueKind == JsonValueKind.String
            && int.TryParse(version.GetString()!.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && major > current.Major)
            throw TooNew(id, version.GetString()!);
    }

    private UnreadableDocumentException TooNew(string? id, object version) =>
        new($"document {id} has schema version {version}; this build reads up to {current.Major}.x");

    private static void WithoutSystemFields(T document)
    {
        if (document.UnknownFields is not { } fields) return;
        foreach (var name in SystemFields.Names) fields.Remove(name);
        if (fields.Count == 0) document.UnknownFields = null;
    }
}

file static class SystemFields
{
    /// <summary>What Cosmos DB itself adds to each document; not ours to keep.</summary>
    public static readonly string[] Names = ["_rid", "_self", "_etag", "_attachments", "_ts", "_lsn"];
}
