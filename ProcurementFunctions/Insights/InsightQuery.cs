using System.Globalization;
using Microsoft.AspNetCore.Http;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Insights;

/// <summary>The questions in the query strings of insights; each throws a 400 for what makes no sense.</summary>
internal static class InsightQuery
{
    private static readonly Dictionary<string, SpendBy> SpendBys = new()
    {
        ["month"] = SpendBy.Month,
        ["vendor"] = SpendBy.Vendor,
        ["item"] = SpendBy.Item,
    };

    private static readonly Dictionary<string, VendorMeasure> VendorMeasures = new()
    {
        ["price"] = VendorMeasure.Price,
        ["leadTime"] = VendorMeasure.LeadTime,
        ["late"] = VendorMeasure.Late,
        ["onTime"] = VendorMeasure.OnTime,
        ["fillRate"] = VendorMeasure.FillRate,
        ["rejectRate"] = VendorMeasure.RejectRate,
        ["rating"] = VendorMeasure.Rating,
    };

    private static readonly Dictionary<string, ItemMeasure> ItemMeasures = new()
    {
        ["runsOut"] = ItemMeasure.RunsOut,
        ["value"] = ItemMeasure.Value,
        ["price"] = ItemMeasure.Price,
        ["stock"] = ItemMeasure.Stock,
        ["sold"] = ItemMeasure.Sold,
    };

    private static readonly Dictionary<string, RankOrder> Orders = new()
    {
        ["asc"] = RankOrder.Ascending,
        ["desc"] = RankOrder.Descending,
    };

    public static InsightPage Page(HttpRequest request) => new(request.PageLimit(), request.PageCursor());

    public static SpendQuestion Spend(HttpRequest request)
    {
        var (from, to) = Days(request);
        return new(OneOf(request, "by", SpendBys) ?? SpendBy.Month, from, to, Id(request, "vendor"), Id(request, "sku"));
    }

    public static ArrivalsQuestion Arrivals(HttpRequest request)
    {
        var (from, to) = Days(request);
        return new(from, to, Id(request, "vendor"), Id(request, "sku"));
    }

    public static VendorQuestion Vendors(HttpRequest request)
    {
        var measure = OneOf(request, "measure", VendorMeasures) ?? throw Missing("measure", VendorMeasures.Keys);
        var sku = Id(request, "sku");
        if (measure == VendorMeasure.Price && sku is null) throw ProblemException.BadInput("sku", "is needed to compare prices");
        return new(measure, sku, request.QueryFlag("best") ?? true);
    }

    public static ItemsQuestion Items(HttpRequest request) => new(
        OneOf(request, "measure", ItemMeasures) ?? throw Missing("measure", ItemMeasures.Keys), OneOf(request, "order", Orders));

    /// <summary>A SKU or vendor id; null when it is not given.</summary>
    public static string? Id(HttpRequest request, string name)
    {
        var id = request.QueryValue(name);
        return id is null || DocumentKey.IsValid(id) ? id : throw ProblemException.BadInput(name, DocumentKey.Rule);
    }

    private static (DateOnly? From, DateOnly? To) Days(HttpRequest request)
    {
        var (from, to) = (Day(request, "from"), Day(request, "to"));
        return from > to ? throw ProblemException.BadInput("to", "must not be before from") : (from, to);
    }

    private static DateOnly? Day(HttpRequest request, string name)
    {
        if (request.QueryValue(name) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw ProblemException.BadInput(name, "must be a day such as 2026-11-22");
    }

    private static T? OneOf<T>(HttpRequest request, string name, Dictionary<string, T> known)
        where T : struct
    {
        if (request.QueryValue(name) is not { } text) return null;
        return known.TryGetValue(text, out var one) ? one : throw Missing(name, known.Keys);
    }

    private static ProblemException Missing(string name, IEnumerable<string> known) =>
        ProblemException.BadInput(name, $"must be one of {string.Join(", ", known)}");
}
