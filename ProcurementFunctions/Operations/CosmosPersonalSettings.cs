using System.Runtime.CompilerServices;
using System.Text.Json;
using ProcurementFunctions.Hosting.Audit;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Operations;

/// <summary>Where the firm's settings name a user: as the one to escalate to, and as the author of the latest change.</summary>
internal sealed class CosmosPersonalSettings(
    IOperationsStore operations, DocumentContainer<OperationsSettings> settings) : IPersonalRecords
{
    public string Name => "operations";

    public async IAsyncEnumerable<JsonElement> ListAsync(
        string userId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var document = (await operations.ReadAsync(cancellation)).Document;
        if (document.Approval.EscalateTo == userId || (document.LastChange is { } last && AuditRules.Names(last, userId)))
            yield return JsonSerializer.SerializeToElement(document, OperationsJson.Default.OperationsSettings);
    }

    /// <summary>Nobody is escalated to any more where it was the user; a change like any other.</summary>
    public async Task EraseAsync(Erasure erasure, CancellationToken cancellation)
    {
        await operations.UpdateAsync(
            known => known.Approval.EscalateTo == erasure.UserId
                ? known with { Approval = known.Approval with { EscalateTo = null } }
                : known,
            erasure.Pseudonym,
            "the user was erased",
            cancellation);
        await settings.UpdateAsync(
            OperationsSettings.DocumentId,
            OperationsSettings.DocumentId,
            known => known is { LastChange: { } last } && AuditRules.Names(last, erasure.UserId)
                ? known with { LastChange = AuditRules.Erased(last, erasure) }
                : known,
            cancellation);
    }
}
