using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Taking back what was done last, whatever its kind.</summary>
internal static class UndoReplies
{
    public static FactRequest Needs(Session session) =>
        session.Done.Newest is { PurchaseId: null } ? FactRequest.None : DecisionReplies.NeedsOfWithdrawal(session, Last(session));

    public static Outcome Undo(Hearing hearing)
    {
        var session = hearing.Session;
        if (session.Done.Newest is not { } last) return DecisionReplies.Withdraw(hearing, Last(session));
        var rest = session.Done.Without(done => ReferenceEquals(done, last));
        if (last.PurchaseId is not null) return DecisionReplies.Withdraw(hearing with { Session = session with { Done = rest } }, Last(session));
        if (last.Undo.Count == 0) return new(session with { Done = rest }, $"I cannot take back that {last.What}.");
        session = session with { Done = rest, BudgetLimit = last.IsBudget ? last.BudgetLimit : session.BudgetLimit };
        foreach (var vendor in last.Undo.OfType<KeepVendor>())
        {
            var others = session.PreferredVendors.Without(id => id == vendor.VendorId);
            session = session with { PreferredVendors = vendor.Stance == VendorStance.Preferred ? others.Add(vendor.VendorId, Session.MaxVendors) : others };
        }

        return new(session, $"Understood, I have taken back that {last.What}.", Fact: $"The user took back that {last.What}.") { Effects = last.Undo, IsUndo = true };
    }

    /// <summary>The session that knows how to take back what the outcome does.</summary>
    public static Session Noted(Hearing before, Outcome outcome)
    {
        var session = outcome.Session;
        if (outcome.IsUndo) return session;
        foreach (var effect in outcome.Effects)
        {
            if (Of(before, effect) is { } done) session = session with { Done = session.Done.Add(done, Session.MaxDone) };
        }

        return session;
    }

    private static DoneEffect? Of(Hearing before, Effect effect)
    {
        var (session, facts) = (before.Session, before.Facts);
        var told = facts.Preferences;
        var budget = session.BudgetLimit ?? told.BudgetLimit;
        return effect switch
        {
            KeepBudget(var limit) => new(limit is { } set ? $"your budget was set to {Amounts.Write(set)}" : "your budget was dropped", [new KeepBudget(budget)], BudgetLimit: budget, IsBudget: true),
            KeepShipping(var shipping) => new($"I ship {shipping.ToString().ToLowerInvariant()} for you", [new KeepShipping(told.Shipping)]),
            KeepAbsence(var absence) => new(absence is null ? "you are there again" : $"{absence.Deputy} stands in for you", [new KeepAbsence(told.Absence)]),
            KeepVendor(var vendor, var stance) => new($"{vendor} is {Name(stance)}", [new KeepVendor(vendor, StanceOf(told, vendor))]),
            KeepProduct keep => new($"{keep.Sku} was {(keep.IsCriticalStock is { } critical ? critical ? "made critical" : "made uncritical" : "given a least quantity")}", [new KeepProduct(keep.Sku, keep.PreferredQuantity is null ? null : facts.Product?.PreferredQuantity ?? 0, keep.IsCriticalStock is null ? null : facts.Product?.IsCriticalStock ?? false)]),
            KeepGoals { Sku: { } sku } => new($"your goals for {sku} were changed", [new KeepGoals(sku, facts.Product?.Goals)]),
            KeepGoals => new("your goals were changed", [new KeepGoals(null, told.Goals)]),
            SetMode when facts.Mode is { } mode => new("my mode was switched", [new SetMode(mode)]),
            SetFirmBudget when facts.Firm is { } firm => new("the firm's budget was changed", [new SetFirmBudget(firm.Limit, firm.BudgetPeriod)]),
            TellAutonomy when facts.Autonomy?.Settings is { } autonomy => new("what I may buy by myself was changed", [new TellAutonomy(autonomy.Enabled, autonomy.PerPurchase, autonomy.PerPeriod, autonomy.Period)]),
            SetFirmGoals when facts.Firm is { } firm => new("the firm's goals were changed", [new SetFirmGoals(firm.Goals)]),
            SnoozeItem snooze => new($"{snooze.Sku} was {(snooze.Days is null && snooze.Until is null ? "woken" : "snoozed")}", [new SnoozeItem(snooze.Sku, null, facts.Items is [{ SnoozedUntil: { } until }] ? until : null, null)]),
            SetItemLife life => new($"{life.Sku} was {LifeName(life.Life)}", [new SetItemLife(life.Sku, facts.Items is [var item] ? item.Life : Inventory.ItemLife.Active, facts.Items is [var known] ? known.ReplacedBy : null)]),
            StartPurchase(var request) => new($"{request.Quantity} {request.Sku} were ordered", [], Purchasing.PurchaseIds.For(request)),
            DecidePurchase { Decision: Purchasing.DecisionKind.Approve } decided => new($"{decided.PurchaseId} was approved", [], decided.PurchaseId),
            BookReceipt came => new($"{Phrases.Number(came.Quantity)} of {came.PurchaseId} were booked in", []),
            BookReturn back => new($"{Phrases.Number(back.Quantity)} of {back.PurchaseId} went back", []),
            BookInvoiceDecision decided => new($"{decided.InvoiceId} was {(decided.Accept ? "accepted" : "rejected")}", []),
            DecidePurchase decided => new($"{decided.PurchaseId} was decided", []),
            _ => null,
        };
    }

    private static VendorStance StanceOf(PreferenceFacts told, string vendor) => told.PreferredVendors.Contains(vendor) ? VendorStance.Preferred
        : told.ExcludedVendors.Contains(vendor) ? VendorStance.Excluded
        : VendorStance.Neutral;

    private static string LifeName(Inventory.ItemLife life) => life switch
    {
        Inventory.ItemLife.Discontinued => "discontinued",
        Inventory.ItemLife.NoReorder => "taken out of reordering",
        _ => "put back into reordering",
    };

    private static string Name(VendorStance stance) => stance switch { VendorStance.Preferred => "preferred", VendorStance.Excluded => "excluded", _ => "like any other" };

    private static Wish.Withdraw Last(Session session) => new(session.Done.Newest?.PurchaseId, null);
}
