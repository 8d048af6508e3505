using ProcurementFunctions.Local.VendorSimulator;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>A purchase as people make it go, and how it must end however often the process dies.</summary>
/// <param name="Vendor">How ACME behaves.</param>
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

    /// <summary>What is bought. Of NUT only ACME has any.</summary>
    public string Sku { get; init; } = "NUT";

    public int Quantity { get; init; } = 30;

    /// <summary>Whether the stock check begins it and the agent may buy so much by itself; no person decides.</summary>
    public bool IsOfTheAgent { get; init; }

    /// <summary>How BOLTCO behaves.</summary>
    public Func<VendorProfile, VendorProfile> Other { get; init; } = same => same;

    /// <summary>Side effects that such a story has beside the usual ones.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    public static readonly IReadOnlyList<KillStory> All =
    [
        new("approved and received", vendor => vendor, Approve, PurchaseStatus.Received, 1, 30, BudgetState.Actual, 36),
        new("rejected", vendor => vendor, Reject, PurchaseStatus.Rejected, 0, 0, BudgetState.Released, 0),
        new("withdrawn while held", vendor => vendor, ApproveThen(PurchaseStatus.Ordering, Cancel), PurchaseStatus.Cancelled, 0, 0, BudgetState.Released, 0, 20_000),
        new("cancelled with the vendor", Slow, ApproveThen(PurchaseStatus.Ordered, Cancel), PurchaseStatus.Cancelled, 1, 0, BudgetState.Released, 0),
        new("counted by a person", Slow, ApproveThen(PurchaseStatus.Ordered, Receive), PurchaseStatus.Received, 1, 28, BudgetState.Actual, 33.6m),
        // 60 from ACME at 1.00 and 40 from BOLTCO at 1.10 are approved; then ACME is the cheapest for the other 40 too.
        Split("rest of a split, refused", Approve, vendor => vendor with { Fault = VendorFault.RefusesOrders }, 2, 100, 100),
        Split("rest of a split, taken back", Approve, vendor => vendor with { CancelRate = 1 }, 3, 100, 100),
        Split("rest of a split, to which nobody agrees", ApproveOnce, vendor => vendor with { Fault = VendorFault.RefusesOrders }, 1, 60, 60),
        new("dearer than approved", vendor => Slow(vendor) with { AcknowledgedPriceFactor = 1.5m, ExtraLeadDays = 20 }, Approve, PurchaseStatus.Received, 1, 30, BudgetState.Actual, 54),
        new("bought by the agent itself", vendor => vendor, _ => null, PurchaseStatus.Received, 1, 30, BudgetState.Actual, 36)
        {
            IsOfTheAgent = true,
            Effects = ["IAutonomyLedgers.TakeAsync"],
        },
        new("bought by the agent itself and undone", vendor => vendor, purchase => purchase.Status == PurchaseStatus.Ordering ? Cancel(purchase) : null, PurchaseStatus.Cancelled, 0, 0, BudgetState.Released, 0, 20_000)
        {
            IsOfTheAgent = true,
            Effects = ["IAutonomyLedgers.TakeAsync"],
        },
    ];

    public override string ToString() => Name;

    private static KillStory Split(
        string name, Func<PurchaseDocument, PersonStep?> next, Func<VendorProfile, VendorProfile> other, int orders, int came, decimal owed) =>
        new(name, vendor => vendor, next, PurchaseStatus.Received, orders, came, BudgetState.Actual, owed)
        {
            Sku = ScrewData.Sku,
            Quantity = 100,
            Other = other,
            Effects = ["IBudget.AdjustAsync"],
        };

    private static VendorProfile Slow(VendorProfile vendor) => vendor with { ExtraLeadDays = ManyDays };

    private static PersonStep? Approve(PurchaseDocument purchase) =>
        Decision(purchase, DecisionKind.Approve);

    private static PersonStep? ApproveOnce(PurchaseDocument purchase) =>
        Decision(purchase, purchase.Rest is null ? DecisionKind.Approve : DecisionKind.Reject);

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
        : new("receive", (desk, client) => desk.ReceiveAsync(client, purchase.Id, new("R-1", 30, 2, "buyer"), 10, default));
}

/// <summary>What a person does.</summary>
internal sealed record PersonStep(
    string Name,
    Func<PurchaseDesk, Microsoft.DurableTask.Client.DurableTaskClient, Task<ProcurementFunctions.Hosting.Decision<PurchaseDocument>>> Do);
