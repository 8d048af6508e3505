namespace ProcurementFunctions.Purchasing;

/// <summary>Which wishes for a purchase make sense. Pure.</summary>
internal static class PurchaseWishRules
{
    public const int LongestNote = 500;

    /// <summary>The most that a ceiling may be, in the firm's currency.</summary>
    public const decimal MostMoney = 1_000_000_000_000m;

    private const int TotalDecimals = 2;
    private const int PriceDecimals = 4;

    /// <summary>What is wrong, by the field's JSON name; empty when it makes sense.</summary>
    /// <param name="today">In the firm's time.</param>
    /// <param name="vendor">The vendor that it is to come from; null: none was named, or there is no such vendor.</param>
    public static IReadOnlyDictionary<string, string[]> Check(PurchaseRequest wish, DateOnly today, NamedVendor? vendor) =>
        Violations(wish, today, vendor).ToDictionary(violation => violation.Field, violation => new[] { violation.Message });

    private static IEnumerable<(string Field, string Message)> Violations(PurchaseRequest wish, DateOnly today, NamedVendor? vendor)
    {
        if (wish.NeededBy < today)
            yield return ("neededBy", FormattableString.Invariant($"{wish.NeededBy:yyyy-MM-dd} is past; today is {today:yyyy-MM-dd}"));
        if (wish.Shipping is { } shipping && !Enum.IsDefined(shipping)) yield return ("shipping", "must be standard or express");
        if (wish.Vendor is not null && OfVendor(vendor) is { } unfit) yield return ("vendor", unfit);
        if (OfMoney(wish.MaxTotal, TotalDecimals) is { } total) yield return ("maxTotal", total);
        if (OfMoney(wish.MaxUnitPrice, PriceDecimals) is { } price) yield return ("maxUnitPrice", price);
        if (wish.Note?.Length > LongestNote) yield return ("note", $"may have {LongestNote} characters at most");
    }

    private static string? OfVendor(NamedVendor? vendor) => vendor switch
    {
        null => "there is no vendor of this id",
        { IsActive: false } => $"the firm does not buy from {vendor.Name}",
        { IsExcluded: true } => $"you have excluded {vendor.Name}; allow it again in your preferences, or name another vendor",
        _ => null,
    };

    private static string? OfMoney(decimal? amount, int decimals) => amount switch
    {
        null => null,
        <= 0 or > MostMoney => $"must be above 0 and at most {MostMoney:0}",
        { } given when decimal.Round(given, decimals) != given => $"may have {decimals} decimals at most",
        _ => null,
    };
}

/// <summary>The vendor that a purchase is to come from.</summary>
/// <param name="IsActive">Whether the firm buys from it.</param>
/// <param name="IsExcluded">Whether the buyer wants nothing from it.</param>
internal sealed record NamedVendor(string Name, bool IsActive, bool IsExcluded);
