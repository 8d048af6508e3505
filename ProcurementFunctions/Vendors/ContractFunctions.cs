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
        await foreach (var offer in offers.ListAsync(id, cancellation))
            found.AddRange(offer.Contracts.Select(contract => ContractView.Of(offer, contract)));
        return Answers.Ok(new ContractsAnswer([.. found.OrderBy(one => one.Number, StringComparer.Ordinal).ThenBy(one => one.Sku, StringComparer.Ordinal)]), OfferJson.Default.ContractsAnswer);
    }
}

internal sealed record ContractsAnswer(IReadOnlyList<ContractView> Items);
