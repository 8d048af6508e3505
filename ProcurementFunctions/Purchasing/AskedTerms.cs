using System.Globalization;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Purchasing;

/// <summary>What a buyer asked with a purchase, in words. Pure.</summary>
internal static class AskedTerms
{
    /// <summary>To follow what is wanted, such as ", needed by 2026-12-24, at most 400.00 in all"; empty where nothing was asked.</summary>
    public static string Of(PurchaseRequest request) => string.Concat(Parts(request).Select(part => $", {part}"));

    private static IEnumerable<string> Parts(PurchaseRequest request)
    {
        if (request.NeededBy is { } day) yield return string.Create(CultureInfo.InvariantCulture, $"needed by {day:yyyy-MM-dd}");
        if (request.Shipping is { } shipping) yield return shipping == Shipping.Express ? "by express" : "by standard shipping";
        if (request.Vendor is { } vendor) yield return $"from {vendor} alone";
        if (request.MaxTotal is { } total) yield return string.Create(CultureInfo.InvariantCulture, $"at most {total:0.00} in all");
        if (request.MaxUnitPrice is { } price) yield return string.Create(CultureInfo.InvariantCulture, $"at most {price:0.00##} a unit");
        if (request.Note is { } note) yield return $"noted: {note}";
    }
}
