using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Pages.Vendors;

/// <summary>A vendor as its page shows it.</summary>
/// <param name="Mark">The version of what people said of it.</param>
/// <param name="Prices">The latest that were paid or quoted, the newest first; of one item where <paramref name="Sku"/> names it.</param>
/// <param name="OnTime">By month, the oldest first.</param>
/// <param name="IsExcluded">Whether the person buys nothing from it.</param>
public sealed record VendorFacts(
    VendorAnswer Vendor,
    string Mark,
    string? Sku,
    IReadOnlyList<PriceAnswer> Prices,
    IReadOnlyList<OnTimeMonth> OnTime,
    bool IsExcluded,
    string Currency);

/// <summary>How many of the orders that were judged in a month came in time.</summary>
/// <param name="Month">Its first day.</param>
public sealed record OnTimeMonth(DateOnly Month, int OnTime, int Judged);

/// <summary>A part of the vendors.</summary>
/// <param name="Next">Cursor of what follows; null at the end.</param>
public sealed record VendorList(IReadOnlyList<VendorAnswer> Items, string? Next);
