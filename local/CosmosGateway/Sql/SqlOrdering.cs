using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>The order that ORDER BY makes: by type, then by value; documents that tie, by their numbers.</summary>
internal sealed class SqlOrdering(IReadOnlyList<SqlOrder> order) : IComparer<SqlOrderKey>
{
    public SqlOrderKey KeyOf(in SqlScope scope, long number)
    {
        var values = new SqlValue[order.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = order[i].Expression.Evaluate(scope);
            if (value.Type > SqlType.String) throw GatewayException.Unsupported($"ORDER BY {order[i].Text}, which is an array or an object in some document");
            values[i] = value.Kept();
        }

        return new(values, number);
    }

    public int Compare(SqlOrderKey? x, SqlOrderKey? y)
    {
        var compared = CompareValues(x!, y!);
        return compared != 0 ? compared : x!.Number.CompareTo(y!.Number);
    }

    public int CompareValues(SqlOrderKey x, SqlOrderKey y)
    {
        for (var i = 0; i < order.Count; i++)
        {
            var compared = Compare(x.Values[i], y.Values[i]);
            if (compared != 0) return order[i].Descending ? -compared : compared;
        }

        return 0;
    }

    public static int Compare(SqlValue x, SqlValue y) => x.Type != y.Type ? x.Type.CompareTo(y.Type) : x.CompareTo(y);
}

/// <summary>What a document is sorted by: the values of ORDER BY and its number.</summary>
internal sealed record SqlOrderKey(SqlValue[] Values, long Number);
