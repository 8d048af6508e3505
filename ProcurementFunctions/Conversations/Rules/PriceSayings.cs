using System.Globalization;
using ProcurementFunctions.Insights.Items;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says what an item cost.</summary>
internal static class PriceSayings
{
    private const int MostShown = 5;

    public static string Of(PricesInsight item)
    {
        var name = Phrases.Item(item.Sku, item.Name);
        if (item.Prices.Count == 0) return $"I know no price of {name} yet: nothing was bought or quoted.";
        var paid = item.Prices.Where(price => price.Paid).ToList();
        if (paid.Count == 0) return $"Nothing was paid for {name}, as far as I know. It was quoted:{Lines(item.Prices, item.Currency)}";
        var last = paid[0];
        var before = paid.Skip(1).FirstOrDefault(price => price.VendorId == last.VendorId);
        var since = item.Prices.Where(price => !price.Paid && price.At > last.At).DistinctBy(price => price.VendorId).ToList();
        return $"The last price paid for {name} was {Money(last, item.Currency)} each, to {last.VendorName} on {Day(last)}{Change(last, before, item.Currency)}."
            + (paid.Count > 1 ? $" Before:{Lines(paid.Skip(1), item.Currency)}" : "")
            + (since.Count > 0 ? $"\nQuoted since:{Lines(since, item.Currency)}" : "");
    }

    private static string Change(KnownPrice last, KnownPrice? before, string currency)
    {
        if (before is null || before.UnitPrice <= 0) return "";
        var percent = (last.UnitPrice - before.UnitPrice) * 100 / before.UnitPrice;
        return Math.Abs(percent) < 0.05m
            ? $", as much as on {Day(before)}"
            : string.Create(CultureInfo.InvariantCulture, $", {Math.Abs(percent):0.0} % {(percent > 0 ? "more" : "less")} than {Money(before, currency)} on {Day(before)}");
    }

    private static string Lines(IEnumerable<KnownPrice> prices, string currency) =>
        string.Concat(prices.Take(MostShown).Select(price => $"\n- {Day(price)}: {Money(price, currency)} each, {price.VendorName}"));

    private static string Money(KnownPrice price, string currency) => Phrases.Money(decimal.Round(price.UnitPrice, 2), currency);

    private static string Day(KnownPrice price) => InsightReplies.Day(DateOnly.FromDateTime(price.At.UtcDateTime));
}
