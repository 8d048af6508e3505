using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Operations;

/// <summary>The entries of the budget ledgers that name a user; the money in them stays counted.</summary>
internal sealed class CosmosPersonalLedgers(DocumentContainer<BudgetLedger> ledgers) : IPersonalRecords
{
    public string Name => "budget";

    public async IAsyncEnumerable<JsonElement> ListAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var ledger in FindAsync(userId, cancellation))
        {
            foreach (var entry in ledger.Entries.Where(entry => entry.RequestedBy == userId))
                yield return JsonSerializer.SerializeToElement(entry, BudgetJson.Default.LedgerEntry);
            foreach (var folded in ledger.Folded.Where(folded => folded.RequestedBy == userId))
                yield return JsonSerializer.SerializeToElement(folded, BudgetJson.Default.FoldedEntries);
        }
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        await foreach (var found in FindAsync(erasure.UserId, cancellation))
        {
            await ledgers.UpdateAsync(
                found.Id, found.Id, ledger => ledger is null ? null : BudgetRules.Rename(ledger, erasure.NameOf), cancellation);
        }
    }

    private async IAsyncEnumerable<BudgetLedger> FindAsync(string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE STARTSWITH(c.id, @prefix)").WithParameter("@prefix", BudgetLedger.IdFor(""));
        await foreach (var stored in ledgers.QueryAsync(query, null, cancellation))
        {
            if (stored.Document.Entries.Any(entry => entry.RequestedBy == userId)
                || stored.Document.Folded.Any(folded => folded.RequestedBy == userId))
            {
                yield return stored.Document;
            }
        }
    }
}
