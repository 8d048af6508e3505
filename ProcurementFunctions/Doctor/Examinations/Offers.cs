using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Doctor.Examinations;

/// <summary>What was agreed with vendors.</summary>
internal sealed class Offers(IOfferStore offers, TimeProvider time) : IExamination
{
    public string Name => "offers";

    public async IAsyncEnumerable<Finding> LookAsync(
        DurableTaskClient client, Action looked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await foreach (var offer in offers.ListAsync(null, cancellation))
        {
            looked();
            foreach (var finding in OfferHealthRules.Of(offer, now)) yield return finding;
        }
    }
}
