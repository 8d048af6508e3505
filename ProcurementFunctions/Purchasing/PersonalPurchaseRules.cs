using ProcurementFunctions.Hosting.Privacy;

namespace ProcurementFunctions.Purchasing;

/// <summary>How the record of a purchase is cleared of a user and stays a record. Pure.</summary>
internal static class PersonalPurchaseRules
{
    /// <summary>Events of persons whose detail is made of figures alone.</summary>
    private static readonly string[] WithoutWords =
    [
        "goodsReceived", "countClosed", PurchaseRules.NameOf(PurchaseStatus.PartiallyReceived),
        "invoiced", "creditReceived", "credited", "creditRejected", "creditPaid", "invoiceAccepted", "invoiceRejected", "invoicePaid",
    ];

    /// <param name="purchase">The record.</param>
    /// <param name="erasure">Who goes.</param>
    /// <param name="seal">Of the user, for a purchase of theirs that is still open.</param>
    public static PurchaseDocument Erased(PurchaseDocument purchase, Erasure erasure, RequesterSeal seal)
    {
        var erased = purchase with
        {
            Approval = purchase.Approval is { } approval ? Erased(approval, erasure) : null,
            Cancel = purchase.Cancel is { } cancel && cancel.By == erasure.UserId
                ? cancel with { By = erasure.Pseudonym, Reason = Erasure.Removed }
                : purchase.Cancel,
            Receipts = [.. purchase.Receipts.Select(receipt => Erased(receipt, erasure))],
            Returns = purchase.Returns is { } returns ? [.. returns.Select(back => Erased(back, erasure))] : null,
            Orders = [.. purchase.Orders.Select(order => order.CountClosed is { } closed ? order with { CountClosed = closed with { By = erasure.NameOf(closed.By) } } : order)],
            Timeline = [.. purchase.Timeline.Select(entry => Erased(entry, erasure))],
        };
        return purchase.RequestedBy == erasure.UserId ? WithoutRequester(erased, erasure, seal) : erased;
    }

    /// <summary>The purchase goes on: by the firm's preferences from here on, and with its money under the new name.</summary>
    private static PurchaseDocument WithoutRequester(PurchaseDocument purchase, Erasure erasure, RequesterSeal seal) => purchase with
    {
        RequestedBy = erasure.Pseudonym,
        RequesterSeal = purchase.IsOpen() ? seal : null,
        Need = $"{erasure.Pseudonym}:{purchase.Id}",
        Reason = null,
        Note = null,
    };

    private static Approval Erased(Approval approval, Erasure erasure) => approval with
    {
        Policy = approval.Policy.EscalateTo == erasure.UserId
            ? approval.Policy with { EscalateTo = erasure.Pseudonym }
            : approval.Policy,
        PassedTo = approval.PassedTo is { } next ? erasure.NameOf(next) : null,
        Decision = approval.Decision is { } decision && decision.By == erasure.UserId
            ? decision with { By = erasure.Pseudonym, Comment = null }
            : approval.Decision,
    };

    private static GoodsReceipt Erased(GoodsReceipt receipt, Erasure erasure) => receipt with
    {
        By = erasure.NameOf(receipt.By),
        Reversed = receipt.Reversed is { } reversed && reversed.By == erasure.UserId
            ? reversed with { By = erasure.Pseudonym, Reason = Erasure.Removed }
            : receipt.Reversed,
    };

    private static GoodsReturn Erased(GoodsReturn back, Erasure erasure) => back.By == erasure.UserId
        ? back with { By = erasure.Pseudonym, Reason = Erasure.Removed }
        : back;

    private static TimelineEntry Erased(TimelineEntry entry, Erasure erasure) => entry.By != erasure.UserId
        ? entry
        : entry with
        {
            By = erasure.Pseudonym,
            Detail = WithoutWords.Contains(entry.Event) ? entry.Detail : Erasure.Removed,
        };
}
