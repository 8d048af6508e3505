using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Operations;

/// <summary>The entries of the budget ledgers that name a user; the money in them stays counted.</summary>
internal sealed class CosmosPersonalLedgers(DocumentContainer<BudgetLedger> ledgers) : PersonalDocuments<BudgetLedger>(ledgers)
{
    public override string Name => "budget";

    protected override QueryDefinition Query(string userId) =>
        new QueryDefinition("SELECT * FROM c WHERE STARTSWITH(c.id, @prefix)").WithParameter("@prefix", BudgetLedger.IdFor(""));

    protected override bool Names(BudgetLedger document, string userId) =>
        document.Entries.Any(entry => entry.RequestedBy == userId) || document.Folded.Any(folded => folded.RequestedBy == userId)
        || document.Corrections?.Any(correction => correction.RequestedBy == userId) == true;

    protected override IEnumerable<JsonElement> Shown(BudgetLedger document, string userId) =>
    [
        .. document.Entries.Where(entry => entry.RequestedBy == userId)
            .Select(entry => JsonSerializer.SerializeToElement(entry, BudgetJson.Default.LedgerEntry)),
        .. document.Folded.Where(folded => folded.RequestedBy == userId)
            .Select(folded => JsonSerializer.SerializeToElement(folded, BudgetJson.Default.FoldedEntries)),
        .. (document.Corrections ?? []).Where(correction => correction.RequestedBy == userId)
            .Select(correction => JsonSerializer.SerializeToElement(correction, BudgetJson.Default.FoldedCorrection)),
    ];

    protected override Func<BudgetLedger, BudgetLedger> Erased(Erasure erasure) => ledger => BudgetRules.Rename(ledger, erasure.NameOf);
}
