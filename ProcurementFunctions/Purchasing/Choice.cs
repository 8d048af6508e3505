using System.Text.Json.Serialization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Units;

namespace ProcurementFunctions.Purchasing;

/// <summary>What is to be ordered from whom.</summary>
/// <param name="Lines">One for each vendor.</param>
/// <param name="Total">Goods and shipping, in the firm's currency.</param>
/// <param name="Quantity">Units over all lines; may differ from what was asked for.</param>
/// <param name="Notes">What a person should know before they approve, such as a minimum order above the need.</param>
public sealed record Choice(IReadOnlyList<ChoiceLine> Lines, decimal Total, int Quantity, IReadOnlyList<string> Notes);

/// <param name="ExpectedArrival">Promise corrected by what was learned about this vendor's promises.</param>
/// <param name="PriceFlag">Where the price is far from what this vendor usually takes: how; else null.</param>
/// <param name="OrderNumber">The order that was made of it; null: none yet, or an older version made it.</param>
/// <param name="Unit">What the vendor sells it by; null: by the piece.</param>
/// <param name="Rate">At which the vendor's currency was converted, in which it is owed; null: the firm's.</param>
public sealed record ChoiceLine(
    string VendorId,
    string VendorName,
    string QuoteId,
    int Quantity,
    decimal UnitPrice,
    decimal ShippingCost,
    DateTimeOffset ExpectedArrival,
    double Reliability,
    string? PriceFlag = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrderNumber = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PurchaseUnit? Unit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExchangeRate? Rate = null);
