using System.Globalization;
using ProcurementFunctions.Local.CosmosGateway.Protocol;
using ProcurementFunctions.Local.CosmosGateway.Sql;
using ProcurementFunctions.Local.CosmosGateway.Storage;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>Many documents at a time: queries, the plan of a query, and a container read from end to end.</summary>
internal sealed class QueryResource(ReadPool reads, TimeProvider time, GatewayTally tally)
{
    private const int DefaultPage = 1000;
    private static readonly QueryRequest Everything = new("SELECT * FROM c", new Dictionary<string, SqlValue>(), null, "ALL");
    private static readonly SqlQuery EverythingParsed = SqlParser.Parse(Everything.Text, Everything.Parameters);

    public GatewayAnswer ReadFeed(Container container, GatewayRequest request)
    {
        if (request.Header("A-IM") is not null) throw GatewayException.Unsupported("the change feed of documents");
        return Run(container, request, Everything, EverythingParsed);
    }

    public async Task<GatewayAnswer> QueryAsync(Container container, GatewayRequest request)
    {
        var asked = QueryRequest.Parse(await request.ReadBodyAsync());
        return Run(container, request, asked, SqlParser.Parse(asked.Text, asked.Parameters));
    }

    public static async Task<GatewayAnswer> PlanAsync(GatewayRequest request)
    {
        var asked = QueryRequest.Parse(await request.ReadBodyAsync());
        return new(200, QueryPlan.Of(SqlParser.Parse(asked.Text, asked.Parameters), asked));
    }

    private GatewayAnswer Run(Container container, GatewayRequest request, QueryRequest asked, SqlQuery query)
    {
        CheckRange(request);
        var scan = QueryScan.Of(query, container.PartitionKeyPath, asked.Parameters);
        if (request.Header("x-ms-documentdb-partitionkey") is { } key)
        {
            var partition = PartitionKeyValue.Parse(key).Text;
            // The filter asks for one partition and the caller for another: nothing is in both.
            scan = scan with { Partitions = [partition] };
        }

        asked = asked with { Fingerprint = asked.Fingerprint + container.ResourceId };
        var from = QueryContinuation.Parse(request.Header("x-ms-continuation"), asked.Fingerprint);
        scan = scan.By(query, new IndexConditions(container.Indexed, asked.Parameters), (from?.Values ?? asked.Resume?.Values) is [var last, ..] ? last : null);
        using var session = reads.Rent();
        var after = query.Order.Count > 0 || from is null ? -1 : from.After;
        var (rows, isSorted) = session.Scan(container.Number, scan, after);
        using var run = new QueryRun(query, asked, Living(container, rows.Select(tally.Counted)), isSorted, container.ResourceId, PageSize(request));
        return run.Answer(from);
    }

    private IEnumerable<DocumentRow> Living(Container container, IEnumerable<DocumentRow> rows)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return container.DefaultTimeToLive is null ? rows : rows.Where(row => !container.HasExpired(row, now));
    }

    private static int PageSize(GatewayRequest request) =>
        int.TryParse(request.Header("x-ms-max-item-count"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size > 0
            ? Math.Min(size, DefaultPage)
            : DefaultPage;

    /// <summary>A container is one partition key range, and only all of it can be asked for.</summary>
    private static void CheckRange(GatewayRequest request)
    {
        if (request.Header("x-ms-documentdb-partitionkeyrangeid") is { } range && range.Split(',')[^1] != "0")
            throw new GatewayException(410, "Gone", $"There is no partition key range {range}.", 1002);
        if (request.Header("x-ms-start-epk") is { Length: > 0 } || request.Header("x-ms-end-epk") is { } end && end != "FF")
            throw GatewayException.Unsupported("feed ranges that are a part of a container");
    }
}
