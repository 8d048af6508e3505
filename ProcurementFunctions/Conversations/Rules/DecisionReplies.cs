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
    public static FactRequest Needs(Session session, Rights rights, Wish.Decide decide)
    {
        if (!rights.IsApprover) return FactRequest.None;
        if ((decide.PurchaseId ?? Spoken(session, decide)) is { } id) return new() { PurchaseId = id };
        return decide.OfItem is null ? FactRequest.None : new() { Approvals = true, Item = References.Resolve(session, decide.OfItem) };
    }

    public static Outcome Decide(Hearing hearing, Wish.Decide decide)
    {
        if (!hearing.Rights.IsApprover) return hearing.Reply("Only an approver can decide about a purchase.");
        if (decide.DoubtfulTotal is not null) return hearing.Reply("I cannot take the total as you said it, so nothing is decided. What does it cost, in the firm's currency?");
        if ((decide.PurchaseId ?? Spoken(hearing.Session, decide)) is not { } id)
        {
            return decide.OfItem is not null
                ? OfItem(hearing, decide)
                : hearing.Reply("Which purchase? Name one at a time, such as \"approve P-…\"; ask me \"what is waiting for approval?\" for all of them.");
        }

        if (hearing.Facts.Purchase is not { } purchase) return Unknown(hearing, id);
        if (purchase.RequestedBy == hearing.Session.UserId)
            return About(hearing, purchase, $"You asked for {id} yourself, so another approver has to decide about it.");
        if (purchase is not { Status: PurchaseStatus.AwaitingApproval, Digest: { } digest, Total: { } total })
            return About(hearing, purchase, $"{TaskReplies.Line(purchase)}. It is not waiting for a decision.");
        if (decide.Quantity is { } said && said.Units != purchase.Quantity && !(decide.IsPartAgreed && IsPart(decide, purchase)))
            return OtherQuantity(hearing, decide, purchase);
        if (decide.Kind == DecisionKind.Pass && WhyNotPass(purchase, decide.To ?? purchase.NextApprover) is { } why) return About(hearing, purchase, why);
        if (decide.Kind == DecisionKind.Approve && Doubt(purchase, decide.Total, total) is { } doubt) return About(hearing, purchase, doubt);

        if (IsPart(decide, purchase)) return OfPart(hearing, decide, purchase, digest);
        return About(hearing, purchase, Said(decide.Kind, purchase)) with
        {
            Effects = [new DecidePurchase(id, decide.Kind, digest, decide.Comment, decide.To)],
        };
    }

    /// <summary>Whether fewer are to be approved than are asked for, of a purchase of which nothing is ordered yet.</summary>
    private static bool IsPart(Wish.Decide decide, PurchaseFact purchase) =>
        decide is { Kind: DecisionKind.Approve, Quantity: { IsValid: true } part } && part.Units < purchase.Quantity && purchase is { IsPriceAsked: false, IsVendorTold: false };

    private static Outcome OtherQuantity(Hearing hearing, Wish.Decide decide, PurchaseFact purchase)
    {
        var text = $"{purchase.Id} is for {Phrases.Number(purchase.Quantity)}, so nothing is decided. Which do you mean? Say \"approve {purchase.Id}\" if you agree to all of it";
        if (!IsPart(decide, purchase)) return About(hearing, purchase, $"{text}.");
        var outcome = About(hearing, purchase, $"{text}, or \"yes\" if only {Phrases.Number(decide.Quantity!.Value.Units)} are to be bought.");
        var agreed = decide with { PurchaseId = purchase.Id, OfItem = null, IsPartAgreed = true };
        return outcome with { Session = outcome.Session with { Question = new(AskedFor.Confirmation, agreed, []) } };
    }

    private static Outcome OfPart(Hearing hearing, Wish.Decide decide, PurchaseFact purchase, string digest)
    {
        var units = decide.Quantity!.Value.Units;
        return About(hearing, purchase, $"You approve {Phrases.Number(units)} of the {Phrases.Number(purchase.Quantity)} of {purchase.Id}. I ask the vendors for {Phrases.Number(units)}; if a unit costs more then than it does now, you are asked again.") with
        {
            Effects = [new DecidePurchase(purchase.Id, decide.Kind, digest, decide.Comment, null, units)],
        };
    }

    /// <summary>The purchase that was spoken of last, where "it" is to be decided.</summary>
    private static string? Spoken(Session session, Wish.Decide decide) => decide.OfItem is null or ItemReference.Last ? session.SpokenPurchase : null;

    /// <summary>"approve the pot sets": where one such purchase waits, it is the one.</summary>
    private static Outcome OfItem(Hearing hearing, Wish.Decide decide)
    {
        if (decide.OfItem is ItemReference.Last or ItemReference.All)
            return hearing.Reply("Which purchase? Name one at a time, such as \"approve P-…\"; ask me \"what is waiting for approval?\" for all of them.");
        var skus = hearing.Facts.Items.Select(item => item.Sku).ToHashSet();
        var waiting = hearing.Facts.Approvals.Where(purchase => skus.Contains(purchase.Sku) && (decide.Quantity is null || decide.Quantity.Value.Units == purchase.Quantity)).ToList();
        var what = References.Resolve(hearing.Session, decide.OfItem) ?? "that";
        return waiting switch
        {
            [] => hearing.Reply($"No purchase of {Phrases.Shortened(what)} is waiting for approval. Which one do you mean? Ask me \"what is waiting for approval?\" for all of them."),
            [var one] => Decide(hearing with { Facts = hearing.Facts with { Purchase = one } }, decide with { PurchaseId = one.Id, OfItem = null }),
            _ => new(
                hearing.Session,
                $"{Phrases.Number(waiting.Count)} purchases of it are waiting. Which one? {string.Join("; ", waiting.Take(5).Select(TaskReplies.Line))}.")
            { Purchases = [.. waiting.Take(5).Select(one => one.Id)] },
        };
    }

    public static FactRequest NeedsOfWithdrawal(Session session, Wish.Withdraw withdraw) => Named(session, withdraw) is { } id
        ? new() { PurchaseId = id }
        : withdraw.OfItem is null ? new() { PurchaseId = session.StartedPurchases.Newest?.PurchaseId, Held = true } : new() { Purchases = true, Item = References.Resolve(session, withdraw.OfItem) };

    private static string? Named(Session session, Wish.Withdraw withdraw) => withdraw.PurchaseId
        ?? (withdraw.OfItem is ItemReference.BySku(var sku) ? session.StartedPurchases.LastOrDefault(started => started.Sku == sku)?.PurchaseId : null);

    public static Outcome Withdraw(Hearing hearing, Wish.Withdraw withdraw)
    {
        var purchase = hearing.Facts.Purchase;
        var named = Named(hearing.Session, withdraw);
        if (named is null && withdraw.OfItem is not null) return WithdrawOfItem(hearing, withdraw);
        if (named is null)
        {
            // What the user started or approved last and what can still be had back.
            if (purchase is null || !IsWithdrawable(purchase)) purchase = hearing.Facts.Held.Count > 0 ? hearing.Facts.Held[0] : null;
            if (purchase is null) return hearing.Reply("There is nothing that I could undo. Name the purchase: \"withdraw P-…\".");
        }

        if (purchase is not null && withdraw.Quantity is { } said && said.Units != purchase.Quantity)
            return About(hearing, purchase, $"{purchase.Id} is for {Phrases.Number(purchase.Quantity)}, and I can only take back all of it, so nothing is changed. Do you want that? Say \"withdraw {purchase.Id}\".");
        if (purchase is null) return Unknown(hearing, named!);
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

    private static Outcome WithdrawOfItem(Hearing hearing, Wish.Withdraw withdraw)
    {
        var skus = hearing.Facts.Items.Select(item => item.Sku).ToHashSet();
        var going = hearing.Facts.OwnPurchases.Where(purchase => skus.Contains(purchase.Sku) && IsWithdrawable(purchase)).ToList();
        return going is [var one]
            ? Withdraw(hearing with { Facts = hearing.Facts with { Purchase = one } }, withdraw with { PurchaseId = one.Id, OfItem = null })
            : hearing.Reply(going.Count == 0
                ? "You have no purchase of it that could be taken back. Which one do you mean? Name it: \"withdraw P-…\"."
                : $"You have {Phrases.Number(going.Count)} purchases of it. Which one? {string.Join("; ", going.Take(5).Select(TaskReplies.Line))}.");
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

    private static Outcome About(Hearing hearing, PurchaseFact purchase, string text) => new(hearing.Session with { SpokenPurchase = purchase.Id }, text) { Purchases = [purchase.Id] };
}
