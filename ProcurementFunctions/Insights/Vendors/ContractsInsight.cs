namespace ProcurementFunctions.Insights.Vendors;

/// <summary>The contracts with vendors that have not ended, the first to end before the others.</summary>
/// <param name="Today">The firm's day.</param>
/// <param name="Currency">Of all prices.</param>
public sealed record ContractsInsight(DateOnly Today, string Currency, IReadOnlyList<KnownContract> Contracts);

/// <param name="UnitPrice">For a stock unit.</param>
/// <param name="Quantity">Stock units that were agreed; null: as many as are ordered. Likewise what is left.</param>
/// <param name="ValidFrom">Null: it has begun.</param>
/// <param name="ValidTo">The last day; null: it stays.</param>
public sealed record KnownContract(
    string Number, string VendorId, string VendorName, string Sku, decimal UnitPrice, int? Quantity, int? Left, DateOnly? ValidFrom, DateOnly? ValidTo);
