using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>A purchase as people make it go, and how it must end however often the process dies.</summary>
/// <param name="Next">What somebody does now; null: nobody does anything.</param>
/// <param name="Came">Good units that come into stock.</param>
/// <param name="Owed">What the ledger holds of it in the end.</param>
internal sealed record KillStory(
    string Name,
    Func<VendorProfile, VendorProfile> Vendor,
    Func<PurchaseDocument, PersonStep?> Next,
    PurchaseStatus End,
    int OrdersAtTheVendor,
    int Came,
    BudgetState State,
    decimal Owed,
    double HoldMinutes = 5)
{
    private const int ManyDays = 300;

    public static readonly IReadOnlyList<KillStory> All =
    [
        new("approved and received", vendor => vendor, Approve, PurchaseStatus.Received, 1, 30, BudgetState.Actual, 36),
        new("rejected", vendor => vendor, Reject, PurchaseStatus.Rejected, 0, 0, BudgetState.Released, 0),
        new("withdrawn while held", vendor => vendor, ApproveThen(PurchaseStatus.Ordering, Cancel), PurchaseStatus.Cancelled, 0, 0, BudgetState.Released, 0, 20_000),
        new("cancelled with the vendor", Slow, ApproveThen(PurchaseStatus.Ordered, Cancel), PurchaseStatus.Cancelled, 1, 0, BudgetState.Released, 0),
        new("counted by a person", Slow, ApproveThen(PurchaseStatus.Ordered, Receive), PurchaseStatus.Received, 1, 28, BudgetState.Actual, 33.6m),
        new("dearer than approved", vendor => Slow(vendor) with { AcknowledgedPriceFactor = 1.5m, ExtraLeadDays = 20 }, Approve, PurchaseStatus.Received, 1, 30, BudgetState.Actual, 54),
    ];

    public override string ToString() => Name;

    private static VendorProfile Slow(VendorProfile vendor) => vendor with { ExtraLeadDays = ManyDays };

    private static PersonStep? Approve(PurchaseDocument purchase) =>
        Decision(purchase, DecisionKind.Approve);

    private static PersonStep? Reject(PurchaseDocument purchase) => Decision(purchase, DecisionKind.Reject);

    private static PersonStep? Decision(PurchaseDocument purchase, DecisionKind kind) => purchase.Status != PurchaseStatus.AwaitingApproval
        ? null
        : new($"{kind} {purchase.Approval!.Digest}", (desk, client) => desk.DecideAsync(
            client, purchase.Id, new(kind, "approver", purchase.Approval.Digest), default));

    private static Func<PurchaseDocument, PersonStep?> ApproveThen(PurchaseStatus status, Func<PurchaseDocument, PersonStep?> then) =>
        purchase => Approve(purchase) ?? (purchase.Status == status ? then(purchase) : null);

    private static PersonStep? Cancel(PurchaseDocument purchase) => purchase.Cancel is not null
        ? null
        : new("cancel", (desk, client) => desk.CancelAsync(client, purchase.Id, "buyer", "found some", default));

    private static PersonStep? Receive(PurchaseDocument purchase) => purchase.Receipts.Count > 0
        ? null
        : new("receive", (desk, client) => desk.ReceiveAsync(client, purchase.Id, "R-1", 30, 2, "buyer", default));
}

/// <summary>What a person does.</summary>
internal sealed record PersonStep(
    string Name,
    Func<PurchaseDesk, Microsoft.DurableTask.Client.DurableTaskClient, Task<ProcurementFunctions.Hosting.Decision<PurchaseDocument>>> Do);
