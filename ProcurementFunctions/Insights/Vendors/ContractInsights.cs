using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Insights.Vendors;

/// <summary>Answers about what was agreed with vendors.</summary>
internal sealed class ContractInsights(IOfferStore offers, IKnowledge knowledge, IOperationsStore operations, TimeProvider time)
{
    public async Task<ContractsInsight> ContractsAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var found = new List<KnownContract>();
        var names = new Dictionary<string, string>();
        await foreach (var offer in offers.ListAsync(null, cancellation))
        {
            foreach (var contract in offer.Contracts.Where(contract => !(contract.ValidTo < today)))
            {
                if (!names.TryGetValue(offer.VendorId, out var name))
                    names[offer.VendorId] = name = (await knowledge.ReadVendorAsync(offer.VendorId, cancellation))?.Document.Name ?? offer.VendorId;
                found.Add(new(contract.Number, offer.VendorId, name, offer.Sku, contract.UnitPrice, contract.Quantity, contract.Left, contract.ValidFrom, contract.ValidTo));
            }
        }

        var currency = (await operations.ReadAsync(cancellation)).Document.Currency;
        return new(today, currency, [.. found
            .OrderBy(contract => contract.ValidTo ?? DateOnly.MaxValue)
            .ThenBy(contract => contract.Number, StringComparer.Ordinal)
            .ThenBy(contract => contract.Sku, StringComparer.Ordinal)]);
    }
}
