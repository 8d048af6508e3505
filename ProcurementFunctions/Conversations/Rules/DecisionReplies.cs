using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>
/// Approving, rejecting, passing on and withdrawing. What is carried out names the digest of what the reply says, so that
/// nothing else is ever approved by it; where something had been approved before and has changed, the new total must be named.
/// </summary>
internal static class DecisionReplies
{
    public static FactRequest Needs(Rights rights, Wish.Decide decide) =>
        rights.IsApprover && decide.PurchaseId is { } id ? new() { PurchaseId = id } : FactRequest.None;

    public static Outcome Decide(Hearing hearing, Wish.Decide decide)
    {
        if (!hearing.Rights.IsApprover) return hearing.Reply("Only an approver can decide about a purchase.");
        if (decide.PurchaseId is not { } id)
            return hearing.Reply("Which purchase? Name one at a time, such as \"approve P-…\"; ask me \"what is waiting for approval?\" for all of them.");
        if (hearing.Facts.Purchase is not { } purchase) return Unknown(hearing, id);
        if (purchase.RequestedBy == hearing.Session.UserId)
            return About(hearing, purchase, $"You asked for {id} yourself, so another approver has to decide about it.");
        if (purchase is not { Status: PurchaseStatus.AwaitingApproval, Digest: { } digest, Total: { } total })
            return About(hearing, purchase, $"{TaskReplies.Line(purchase)}. It is not waiting for a decision.");
        if (decide.Kind == DecisionKind.Pass && WhyNotPass(purchase, decide.To ?? purchase.NextApprover) is { } why) return About(hearing, purchase, why);
        if (decide.Kind == DecisionKind.Approve && Doubt(purchase, decide.Total, total) is { } doubt) return About(hearing, purchase, doubt);

        return About(hearing, purchase, Said(decide.Kind, purchase)) with
        {
            Effects = [new DecidePurchase(id, decide.Kind, digest, decide.Comment, decide.To)],
        };
    }

    public static FactRequest NeedsOfWithdrawal(Session session, string? purchaseId) =>
        purchaseId is not null ? new() { PurchaseId = purchaseId } : new() { PurchaseId = session.StartedPurchases.Newest?.PurchaseId, Held = true };

    public static Outcome Withdraw(Hearing hearing, Wish.Withdraw withdraw)
    {
        var purchase = hearing.Facts.Purchase;
        if (withdraw.PurchaseId is null)
        {
            // What the user started or approved last and what can still be had back.
            if (purchase is null || !IsWithdrawable(purchase)) purchase = hearing.Facts.Held.Count > 0 ? hearing.Facts.Held[0] : null;
            if (purchase is null) return hearing.Reply("There is nothing that I could undo. Name the purchase: \"withdraw P-…\".");
        }

        if (purchase is null) return Unknown(hearing, withdraw.PurchaseId!);
        if (!MayWithdraw(hearing, purchase))
            return About(hearing, purchase, "Only a buyer can withdraw a purchase, or the approver who approved it, until it is ordered.");
        if (purchase.IsWithdrawn) return About(hearing, purchase, $"{TaskReplies.Line(purchase)}. It has been withdrawn already.");
        if (!IsWithdrawable(purchase)) return About(hearing, purchase, $"{TaskReplies.Line(purchase)}. It is too late to withdraw it.");
        var text = purchase.Shared is { IsStanding: true } shared
            ? $"It is too late to withdraw {purchase.Id} alone: its order {shared.OrderNumber} also holds goods of {string.Join(" and ", shared.Others)}. I note your wish; when these are withdrawn too, I ask the vendor to cancel the order."
            : purchase.IsVendorTold
            ? $"I withdraw {purchase.Id} and ask the vendor to cancel the order. Ask me \"how is {purchase.Id}?\" whether it agreed."
            : $"I withdraw {purchase.Id}. No vendor has been told, so it costs nothing.";
        return About(hearing, purchase, text) with
        {
            Effects = [new WithdrawPurchase(purchase.Id, withdraw.Reason ?? "withdrawn in a message")],
        };
    }

    /// <summary>Why an approval has to be said more clearly; null: it is clear.</summary>
    private static string? Doubt(PurchaseFact purchase, decimal? said, decimal total)
    {
        var again = $"Say \"approve {purchase.Id} for {Phrases.Amount(total)}\" if you agree.";
        if (said is { } named && named != total) return $"{purchase.Id} costs {Phrases.Amount(total)}, not {Phrases.Amount(named)}. {again}";
        return said is null && purchase.Changed is { } changed ? $"{TaskReplies.Line(purchase)}. {TaskReplies.Changed(changed)} {again}" : null;
    }

    private static string? WhyNotPass(PurchaseFact purchase, string? next) => next switch
    {
        null => $"Whom to? Say, for instance, \"pass {purchase.Id} to eve\".",
        _ when next == purchase.RequestedBy => $"{next} asked for it, so another approver has to decide about it.",
        _ when next == purchase.PassedTo => $"{TaskReplies.Line(purchase)}. It is with {next} already.",
        _ => null,
    };

    private static string Said(DecisionKind kind, PurchaseFact purchase)
    {
        var what = TaskReplies.Line(purchase with { Status = PurchaseStatus.AwaitingApproval });
        what = what[..what.LastIndexOf(": ", StringComparison.Ordinal)];
        return kind switch
        {
            DecisionKind.Approve when purchase is { HoldMinutes: > 0, IsPriceAsked: false } =>
                $"You approve {what}. It waits {Phrases.Duration(TimeSpan.FromMinutes(purchase.HoldMinutes))} before the vendor is told, unless it is needed too soon for that; say \"withdraw {purchase.Id}\" until then to undo it.",
            DecisionKind.Approve => $"You approve {what}.",
            DecisionKind.Reject => $"You reject {what}.",
            _ => $"You pass the decision on: {what}.",
        };
    }

    private static bool MayWithdraw(Hearing hearing, PurchaseFact purchase) =>
        hearing.Rights.IsBuyer || (hearing.Rights.IsApprover && purchase.HeldUntil is not null && purchase.DecidedBy == hearing.Session.UserId);

    private static bool IsWithdrawable(PurchaseFact purchase) => !purchase.IsWithdrawn && purchase.Status
        is PurchaseStatus.Sourcing or PurchaseStatus.AwaitingApproval or PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed or PurchaseStatus.Ordered;

    private static Outcome Unknown(Hearing hearing, string id) => hearing.Reply($"I know no purchase {Phrases.Shortened(id)}.");

    private static Outcome About(Hearing hearing, PurchaseFact purchase, string text) => new(hearing.Session, text) { Purchases = [purchase.Id] };
}
