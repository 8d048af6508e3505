using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Receiving;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Doctor;

/// <summary>Whether record, orchestration and vendor agree about a purchase. Pure.</summary>
internal static class PurchaseHealthRules
{
    /// <summary>What is younger is still being worked on.</summary>
    public static readonly TimeSpan Young = TimeSpan.FromMinutes(30);

    /// <summary>For so long an approved purchase may take to reach its vendor, or a task to notice that its time is over.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(2);

    /// <summary>After so long an order that was confirmed must be known to its vendor.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromDays(1);

    /// <summary>What is wrong with a purchase that has not ended, or that was told something it has not looked at.</summary>
    public static IEnumerable<Finding> OfOpen(PurchaseDocument purchase, InstanceState instance, DateTimeOffset now)
    {
        if (now - purchase.UpdatedAt < Young) return [];
        return instance switch
        {
            InstanceState.Alive => OfAlive(purchase, now),
            _ when !purchase.IsOpen() => [],
            InstanceState.Missing => [Of(
                FindingKinds.RecordWithoutInstance, purchase, "has a record and no task that works on it", "nothing: its task is started", Repair.Start)],
            InstanceState.Stopped => [Of(
                FindingKinds.InstanceStopped, purchase, "is open and its task has stopped", "nothing: its task is started again where the record stands", Repair.Restart)],
            _ => [Of(
                FindingKinds.InstanceTerminated,
                purchase,
                "is open and its task was terminated",
                "Look at the timeline and the task's history; cancel the purchase, or have its history purged so that the task is started anew.")],
        };
    }

    /// <summary>What is wrong with a purchase that has ended some time ago.</summary>
    public static IEnumerable<Finding> OfEnded(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.IsOpen() || now - purchase.UpdatedAt < Young) yield break;
        if (purchase.Budget is { State: BudgetState.Reserved or BudgetState.Committed } held && EndRules.Settlement(purchase).State != held.State)
        {
            yield return Of(
                FindingKinds.MoneyNotSettled,
                purchase,
                string.Create(CultureInfo.InvariantCulture, $"has ended and still holds {held.Amount:0.00} of the budget of {held.Period}"),
                "nothing: it is settled",
                Repair.Settle);
        }
    }

    /// <summary>What a vendor's answer says of an order.</summary>
    /// <param name="shown">Of an order that is shared the purchase's part; null: the vendor does not know it.</param>
    public static Finding? OfOrder(PurchaseDocument purchase, PurchaseOrder order, VendorOrder? shown) => (shown, purchase.IsOpen()) switch
    {
        (null, true) when order.IsWithVendor => new(
            FindingKinds.VendorLostOrder,
            order.Number,
            order.PlacedAt ?? purchase.UpdatedAt,
            $"{purchase.Id} waits for order {order.Number}, which vendor {order.VendorId} confirmed and does not know any more",
            $"Ask {order.VendorId} about it; cancel {purchase.Id} when they will not deliver."),
        ({ } held, false) when !IsOver(held) && order.State == OrderState.Lost => new(
            FindingKinds.VendorHoldsOrder,
            order.Number,
            purchase.UpdatedAt,
            $"{purchase.Id} is {PurchaseRules.NameOf(purchase.Status)}, and vendor {order.VendorId} has its order {order.Number} ({held.Status}), which had been given up",
            "nothing: the purchase is opened again, and the order cancelled with the vendor or its goods awaited",
            Repair.Reopen,
            purchase.Id),
        ({ } held, var isOpen) when !IsOver(held) && IsNotExpected(order, isOpen) => new(
            FindingKinds.VendorHoldsOrder,
            order.Number,
            purchase.UpdatedAt,
            $"{purchase.Id} is {PurchaseRules.NameOf(purchase.Status)}, and vendor {order.VendorId} holds its order {order.Number} ({held.Status}), which {WhatIsKnown(order)}",
            $"Cancel {order.Number} with {order.VendorId}, or tell the house that {GoodsOf(purchase, order)} will come."),
        _ => null,
    };

    /// <summary>Whether it is worth asking the vendor about an order. One that is not confirmed yet its own task looks up.</summary>
    public static bool IsWorthAsking(PurchaseDocument purchase, PurchaseOrder order, DateTimeOffset now) => order.State switch
    {
        OrderState.Placed or OrderState.Backordered => purchase.IsOpen() && now - order.PlacedAt >= Known,
        OrderState.Lost => !purchase.IsOpen() && order.Attempted && now - purchase.UpdatedAt >= Young,
        _ => order.Attempted && IsNotExpected(order, purchase.IsOpen()) && now - purchase.UpdatedAt >= Young,
    };

    /// <param name="id">Of a running orchestration that has no record.</param>
    public static Finding? OfInstance(string id, DateTimeOffset createdAt, DateTimeOffset now) => now - createdAt < Young ? null : new(
        FindingKinds.InstanceWithoutRecord,
        id,
        createdAt,
        $"a task works on purchase {id}, which has no record",
        "Look whether the record was deleted by hand and restore it; else terminate the task: without its record it can do nothing.");

    private static IEnumerable<Finding> OfAlive(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.Signals > purchase.SignalsSeen)
        {
            // A busy task is told something again and again: it is stuck where it has not looked at anything since.
            var unseen = Of(FindingKinds.ChangeNotSeen, purchase, "was told something that its task has not looked at", "nothing: the task is told again", Repair.Tell);
            yield return unseen with { Progress = purchase.SignalsSeen };
        }

        if (purchase is { Status: PurchaseStatus.AwaitingApproval, Approval: { } approval } && now - approval.ExpiresAt >= Late)
        {
            yield return Of(
                FindingKinds.DecisionOverdue, purchase, $"waits for a decision whose time was over at {approval.ExpiresAt:u}", "nothing: the task is told to look", Repair.Tell);
        }

        if (purchase.Status == PurchaseStatus.Ordering && (purchase.Rest is not null || !purchase.HasStandingOrder())
            && now - purchase.UpdatedAt >= Late && !(now - purchase.HeldUntil < Late))
        {
            yield return Of(
                FindingKinds.ApprovedNotOrdered,
                purchase,
                purchase.Rest is null ? "is approved and no vendor has its order" : "is approved and no vendor has the rest of it",
                "Look at the task's history for the step that fails; the money stays set aside until it is ordered or cancelled.");
        }
    }

    private static bool IsNotExpected(PurchaseOrder order, bool isOpen) =>
        order.State is OrderState.Refused or OrderState.Cancelled || (order.State == OrderState.Planned && !isOpen);

    private static string WhatIsKnown(PurchaseOrder order) => order.State switch
    {
        OrderState.Refused => "had been refused",
        OrderState.Cancelled => "had been cancelled",
        _ => "was never confirmed",
    };

    /// <summary>Of an order that is shared those of all its purchases.</summary>
    private static string GoodsOf(PurchaseDocument purchase, PurchaseOrder order) => order.Shared is { } shared
        ? string.Join(" and ", shared.Lines.Select(line => $"{line.Quantity} of {line.Sku}"))
        : $"{order.Quantity} of {purchase.Sku}";

    private static bool IsOver(VendorOrder order) => order.Status is "cancelled" or "refused" or "rejected";

    private static Finding Of(string kind, PurchaseDocument purchase, string what, string toDo, Repair repair = Repair.None) =>
        new(kind, purchase.Id, purchase.UpdatedAt, $"{purchase.Id} ({purchase.Sku}, {PurchaseRules.NameOf(purchase.Status)}) {what}", toDo, repair);
}
