using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcurementFunctions.Vendors;

/// <summary>
/// What a PUT says of an offer. It may be the body of a GET, changed: what is computed is taken and left aside. Later terms and contracts
/// stay as they are where they are not given.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OfferBody : OfferDraft
{
    public IReadOnlyList<OfferTermsBody>? Later { get; init; }

    public IReadOnlyList<ContractBody>? Contracts { get; init; }

    public string? Sku { get; init; }

    public string? VendorId { get; init; }

    public JsonElement? PerStockUnit { get; init; }

    public JsonElement? Rate { get; init; }

    public JsonElement? WhyNot { get; init; }
}

/// <summary>What counts from a later day on.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OfferTermsBody : OfferDraft
{
    public JsonElement? PerStockUnit { get; init; }

    public JsonElement? Rate { get; init; }
}

/// <summary>A contract: its price is for a stock unit in the firm's currency, unless it names a unit or a currency of its own.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ContractBody
{
    public string? Number { get; init; }

    public decimal? UnitPrice { get; init; }

    /// <summary>Null: any number.</summary>
    public int? Quantity { get; init; }

    public string? Unit { get; init; }

    public int? PackSize { get; init; }

    public string? Currency { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public string? Sku { get; init; }

    public JsonElement? Drawn { get; init; }

    public JsonElement? Left { get; init; }

    public OfferDraft ToDraft() => new()
    {
        LeadTimeDays = 0,
        UnitPrice = UnitPrice,
        Unit = Unit,
        PackSize = PackSize,
        Currency = Currency,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
    };
}
