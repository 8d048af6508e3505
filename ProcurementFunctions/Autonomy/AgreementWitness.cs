using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Autonomy;

/// <summary>Learns from what people decide about the agent's proposals, right after it stands in a purchase's record; see <see cref="AgreementRules"/>.</summary>
internal sealed class AgreementWitness(IKnowledge knowledge) : IPurchaseWitness
{
    public bool WantsHistory => true;

    public async Task HearAsync(PurchaseDocument purchase, int from, CancellationToken cancellation)
    {
        foreach (var evidence in AgreementRules.Of(purchase, from))
        {
            try
            {
                await knowledge.LearnAsync(evidence, cancellation);
            }
            catch (ProblemException gone) when (gone.Status == 404)
            {
                // Of a vendor that is not known any more nothing is to be learned.
            }
        }
    }
}
