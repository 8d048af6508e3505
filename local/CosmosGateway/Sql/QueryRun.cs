using System.Text.Json;
using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>
/// Answers one page of a query from the documents as they are read, one after the other. Nothing but the page is kept in
/// memory; for ORDER BY the page and what OFFSET skips.
/// </summary>
/// <param name="isSorted">Whether the documents come in the order that ORDER BY wants, so that the first ones are the smallest.</param>
internal sealed class QueryRun(SqlQuery query, QueryRequest request, IEnumerable<DocumentRow> rows, bool isSorted, string owner, int most) : IDisposable
{
    /// <summary>How far a full page looks ahead for a document that a further page would hold.</summary>
    private const int LookAhead = 1000;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = DocumentBody.DeepestNesting };
    private readonly SqlOrdering _ordering = new(query.Order);
    private readonly QueryPage _page = new(owner, most);

    public GatewayAnswer Answer(QueryContinuation? from)
    {
        var next = query.Aggregates.Count > 0 ? Aggregate() : query.Order.Count > 0 ? Ordered(from) : InTurn(from);
        return new(200, _page.Finish()) { ItemCount = _page.Count, Continuation = next?.Write(), IsQuery = true };
    }

    public void Dispose() => _page.Dispose();

    private QueryContinuation? InTurn(QueryContinuation? from)
    {
        var (skip, left) = from is null ? (CountOf(query.Offset) ?? 0, CountOf(query.Limit ?? query.Top)) : (from.Skip, from.Left);
        if (left == 0) return null;
        var after = from?.After ?? -1;
        var ahead = 0;
        foreach (var row in rows)
        {
            if (_page.IsFull && ++ahead > LookAhead) return new(request.Fingerprint, after, skip, left, null);
            using var document = NeedsDocument ? JsonDocument.Parse(row.Body, Deep) : null;
            var scope = Scope(document);
            if (Passes(scope))
            {
                if (skip > 0) skip--;
                else if (_page.IsFull) return new(request.Fingerprint, after, skip, left, null);
                else
                {
                    Add(scope, row.Body);
                    if (--left == 0) return null;
                }
            }

            after = row.Number;
        }

        return null;
    }

    private QueryContinuation? Ordered(QueryContinuation? from)
    {
        var (skip, left) = from is null ? (CountOf(query.Offset) ?? 0, CountOf(query.Limit ?? query.Top)) : (0, from.Left);
        if (left == 0) return null;
        // One more than the page takes tells whether there is a next page.
        var sorted = Smallest(skip + Math.Min(most, left ?? most) + 1, from);
        SqlOrderKey? last = null;
        foreach (var (key, body) in sorted.Skip((int)Math.Min(skip, int.MaxValue)))
        {
            if (_page.IsFull) return new(request.Fingerprint, last!.Number, 0, left, last.Values);
            using var document = JsonDocument.Parse(body, Deep);
            Add(Scope(document), body);
            if (--left == 0) return null;
            last = key;
        }

        return null;
    }

    private List<(SqlOrderKey Key, byte[] Body)> Smallest(long count, QueryContinuation? from)
    {
        var after = from?.Values is { } values ? new SqlOrderKey(values, from.After) : null;
        var largestFirst = Comparer<SqlOrderKey>.Create((x, y) => _ordering.Compare(y, x));
        var smallest = new PriorityQueue<(SqlOrderKey Key, byte[] Body), SqlOrderKey>(largestFirst);
        foreach (var row in rows)
        {
            using var document = JsonDocument.Parse(row.Body, Deep);
            var scope = Scope(document);
            if (!Passes(scope)) continue;
            var key = _ordering.KeyOf(scope, row.Number);
            if ((after is not null && _ordering.Compare(key, after) <= 0) || request.Resume?.Admits(_ordering, key) == false) continue;
            if (smallest.Count < count) smallest.Enqueue((key, row.Body), key);
            else smallest.EnqueueDequeue((key, row.Body), key);
            if (isSorted && smallest.Count == count) break;
        }

        var sorted = smallest.UnorderedItems.Select(i => i.Element).ToList();
        sorted.Sort((x, y) => _ordering.Compare(x.Key, y.Key));
        return sorted;
    }

    private QueryContinuation? Aggregate()
    {
        var aggregates = query.Aggregates.Select(a => new SqlAggregate(a)).ToList();
        foreach (var row in rows)
        {
            using var document = NeedsDocument ? JsonDocument.Parse(row.Body, Deep) : null;
            var scope = Scope(document);
            if (!Passes(scope)) continue;
            foreach (var aggregate in aggregates) aggregate.Add(scope);
        }

        var results = aggregates.ConvertAll(a => a.Result);
        _page.Add(query.Projection!.Evaluate(new SqlScope(SqlValue.Undefined, request.Parameters, results)));
        return null;
    }

    /// <summary>Whether anything of the query looks into the documents.</summary>
    private bool NeedsDocument { get; } = query.Filter is not null || query.Order.Count > 0
        || query.Projection?.SelfAndParts().OfType<DocumentExpression>().Any() == true;

    private SqlScope Scope(JsonDocument? document) =>
        new(document is null ? SqlValue.Undefined : SqlValue.Of(document.RootElement), request.Parameters);

    private bool Passes(in SqlScope scope) => query.Filter is null || query.Filter.Evaluate(scope).IsTrue;

    private void Add(in SqlScope scope, byte[] body)
    {
        if (query.Projection is null) _page.AddDocument(body);
        else _page.Add(query.Projection.Evaluate(scope));
    }

    private long? CountOf(SqlExpression? count)
    {
        if (count is null) return null;
        var value = count.Evaluate(new SqlScope(SqlValue.Undefined, request.Parameters));
        return value.Type == SqlType.Number && value.Number >= 0 && value.Number <= int.MaxValue && value.Number == Math.Floor(value.Number)
            ? (long)value.Number
            : throw GatewayException.BadRequest("TOP, OFFSET and LIMIT take whole numbers that are not negative.");
    }
}
