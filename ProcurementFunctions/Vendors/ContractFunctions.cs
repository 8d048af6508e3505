using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Vendors;

/// <summary>The contracts with a vendor, with what is left of each.</summary>
internal sealed class ContractFunctions(IOfferStore offers)
{
    [Function("ListContracts")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/vendors/{id}/contracts")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        _ = request;
        var found = new List<ContractView>();
        await foreach (var offer in offers.ListAsync(cancellation))
        {
            if (offer.VendorId == id) found.AddRange(offer.Contracts.Select(contract => ContractView.Of(offer, contract)));
        }

        return Answers.Ok(new ContractsAnswer([.. found.OrderBy(one => one.Number, StringComparer.Ordinal).ThenBy(one => one.Sku, StringComparer.Ordinal)]), OfferJson.Default.ContractsAnswer);
    }
}

internal sealed record ContractsAnswer(IReadOnlyList<ContractView> Items);

/// <param name="UnitPrice">For a stock unit, in the firm's currency.</param>
/// <param name="Quantity">Stock units that were agreed; null: as many as are ordered.</param>
/// <param name="Drawn">What orders have taken of it.</param>
/// <param name="Left">Null: any number.</param>
internal sealed record ContractView(
    string Number, string Sku, decimal UnitPrice, int? Quantity, DateOnly? ValidFrom, DateOnly? ValidTo, int Drawn, int? Left)
{
    public static ContractView Of(VendorOffer offer, SupplyContract contract) => new(
        contract.Number, offer.Sku, contract.UnitPrice, contract.Quantity, contract.ValidFrom, contract.ValidTo, contract.Drawn.Values.Sum(), contract.Left);
}
