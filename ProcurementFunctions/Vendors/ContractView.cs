namespace ProcurementFunctions.Vendors;

/// <summary>A contract as it is told, with what orders have taken of it.</summary>
/// <param name="UnitPrice">For a stock unit, in the firm's currency.</param>
/// <param name="Quantity">Stock units that were agreed; null: as many as are ordered.</param>
/// <param name="Drawn">What orders have taken of it.</param>
/// <param name="Left">Null: any number.</param>
public sealed record ContractView(
    string Number, string Sku, decimal UnitPrice, int? Quantity, DateOnly? ValidFrom, DateOnly? ValidTo, int Drawn, int? Left)
{
    public static ContractView Of(VendorOffer offer, SupplyContract contract) => new(
        contract.Number, offer.Sku, contract.UnitPrice, contract.Quantity, contract.ValidFrom, contract.ValidTo, contract.Drawn.Values.Sum(), contract.Left);
}
