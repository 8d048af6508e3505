using Microsoft.DurableTask.Client;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing.Approving;
using ProcurementFunctions.Purchasing.Consolidation;
using ProcurementFunctions.Purchasing.Receiving;

namespace ProcurementFunctions.Purchasing;

/// <summary>
/// The one way for what people do to a purchase, by API or by message: it is written into the record first, then the
/// orchestration is told; the sweep tells it again where that is lost. Whoever calls it has checked the person's role.
/// </summary>
public sealed class PurchaseDesk(IPurchaseStore purchases, BudgetExceptions exceptions, Deputies deputies, TimeProvider time)
{
    /// <exception cref="ProblemException">404: there is no such purchase.</exception>
    public async Task<PurchaseDocument> FindAsync(string id, CancellationToken cancellation) =>
        (await FindStoredAsync(id, cancellation)).Document;

    /// <summary>The same with its version.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public Task<Stored<PurchaseDocument>> FindStoredAsync(string id, CancellationToken cancellation) => purchases.FindAsync(id, cancellation);

    /// <summary>An approver's decision, or why it cannot be decided so. The same one again changes nothing.</summary>
    /// <exception cref="ProblemException">403 for the requester; 404.</exception>
    public async Task<Decision<PurchaseDocument>> DecideAsync(
        DurableTaskClient client, string id, PersonDecision decision, CancellationToken cancellation)
    {
        var purchase = await FindAsync(id, cancellation);
        if (purchase.IsRequestedBy(decision.By)) throw ProblemException.Forbidden("a requester cannot decide about their own purchase");
        // What was above the budget when it was chosen may be within it by now.
        if (decision.Kind == DecisionKind.Approve) await exceptions.TryAsync(purchase, cancellation);
        if (decision.Kind == DecisionKind.Pass)
            decision = decision with { To = await deputies.OfAsync(decision.To ?? purchase.Approval?.Policy.EscalateTo, purchase, cancellation) };
        return await ChangeAsync(client, id, p => Decided(p, decision), cancellation);
    }

    /// <summary>Withdraws a purchase: free until its vendor is told, and with the vendor from then on; or why it is too late.</summary>
    /// <exception cref="ProblemException">404.</exception>
    public async Task<Decision<PurchaseDocument>> CancelAsync(
        DurableTaskClient client, string id, string by, string reason, CancellationToken cancellation)
    {
        var purchase = await FindAsync(id, cancellation);
        return purchase.Cancel is null && SharedOrderRules.Standing(purchase) is { } part
            ? await CancelSharedAsync(client, id, part, by, reason, cancellation)
            : await ChangeAsync(client, id, p => PurchaseRules.Cancel(p, by, reason, time.GetUtcNow()), cancellation);
    }

    /// <summary>Books goods that a person counted, or says why nothing can be received, or not so much.</summary>
    /// <param name="overPercent">See <see cref="ApprovalPolicy"/>.</param>
    /// <exception cref="ProblemException">404.</exception>
    public Task<Decision<PurchaseDocument>> ReceiveAsync(
        DurableTaskClient client, string id, CountedGoods counted, double overPercent, CancellationToken cancellation) =>
        ChangeAsync(client, id, p => ReceiptRules.Receive(p, counted, overPercent, time.GetUtcNow()), cancellation);

    /// <summary>
    /// The wish is noted. When all that share the order are to be withdrawn, all of them are, and the order is cancelled with
    /// the vendor; until then it is too late for one alone.
    /// </summary>
    private async Task<Decision<PurchaseDocument>> CancelSharedAsync(
        DurableTaskClient client, string id, PurchaseOrder part, string by, string reason, CancellationToken cancellation)
    {
        var noted = await purchases.ChangeAsync(id, p => SharedOrderRules.Withdrawn(p, by, reason, time.GetUtcNow()), cancellation);
        var wanted = new List<string>();
        foreach (var other in SharedOrderRules.Others(noted, part.Shared!))
        {
            if (SharedOrderRules.IsWanted((await purchases.ReadAsync(other, cancellation))?.Document, part.Number)) wanted.Add(other);
        }

        if (wanted.Count > 0) return new(SharedOrderRules.TooLate(part.Number, wanted));
        foreach (var other in SharedOrderRules.Others(noted, part.Shared!)) await CancelAllAsync(other);
        return await CancelAllAsync(id);

        Task<Decision<PurchaseDocument>> CancelAllAsync(string one) =>
            ChangeAsync(client, one, p => PurchaseRules.Cancel(p, by, reason, time.GetUtcNow(), withAll: true), cancellation);
    }

    private Decision<PurchaseDocument> Decided(PurchaseDocument purchase, PersonDecision decision)
    {
        var now = time.GetUtcNow();
        return decision.Kind == DecisionKind.Pass
            ? ApprovalRules.Pass(purchase, decision.To, decision.Comment, decision.By, now)
            : ApprovalRules.Decide(purchase, decision, now);
    }

    private async Task<Decision<PurchaseDocument>> ChangeAsync(
        DurableTaskClient client, string id, Func<PurchaseDocument, Decision<PurchaseDocument>> change, CancellationToken cancellation)
    {
        await FindAsync(id, cancellation);
        var decided = await purchases.DecideAsync(id, change, cancellation);
        if (decided.IsAccepted) await client.RaiseEventAsync(id, PurchaseOrchestrator.Changed, cancellation);
        return decided;
    }
}
