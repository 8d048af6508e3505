using System.Text.Json.Serialization;

namespace ProcurementFunctions.Vendors;

/// <summary>That a vendor agreed to a price for an item for a time, and maybe for a quantity, which orders draw down.</summary>
/// <param name="Number">As the vendor knows it.</param>
/// <param name="UnitPrice">For a stock unit, in the firm's currency.</param>
/// <param name="Quantity">Stock units that were agreed; null: as many as are ordered.</param>
/// <param name="ValidFrom">The first day; null: it has begun. Likewise the last.</param>
/// <param name="Drawn">Stock units by order.</param>
public sealed record SupplyContract(
    string Number,
    decimal UnitPrice,
    int? Quantity,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyDictionary<string, int> Drawn)
{
    /// <summary>Stock units that may still be ordered; null: any number.</summary>
    [JsonIgnore]
    public int? Left => Quantity - (int)Math.Min(int.MaxValue, Drawn.Values.Sum(units => (long)units));
}

/// <summary>The contract that a quote was asked under, as it stood then.</summary>
/// <param name="Left">Stock units that may still be ordered; null: any number.</param>
public sealed record ContractTerms(string Number, decimal UnitPrice, int? Left);
