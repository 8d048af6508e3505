using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>
/// What the wishes of a message lead to, one after the other. Pure: <see cref="Decide"/> either makes session, reply and
/// effects, or says which facts it needs first.
/// </summary>
internal static class ConversationRules
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    /// <summary>The session after the message, the reply and the effects; or what is missing to make them.</summary>
    /// <param name="session">As it was before; of version 0 when there was none.</param>
    /// <param name="factsOf">The facts for the wish at an index, if they are known; null: they are not.</param>
    /// <param name="now">On the wall clock.</param>
    /// <param name="today">The firm's day.</param>
    /// <param name="say">Says the reply in another language; null: it stays in English.</param>
    public static Step Decide(
        Session session,
        Rights rights,
        Message message,
        IReadOnlyList<Wish> wishes,
        Func<int, FactRequest, KnownFacts?> factsOf,
        DateTimeOffset now,
        DateOnly today,
        Func<string, string>? say = null)
    {
        // Each message has a later time than the one before, whatever the clock does: effects are told apart by it.
        var at = now > session.LastActivity || session.Version == 0 ? now : session.LastActivity + Tick;
        Outcome? whole = null;
        var asked = new List<FoundItem>();
        for (var index = 0; index < wishes.Count; index++)
        {
            var before = whole?.Session ?? session;
            // What goes on with an earlier wish is no surer than the words that it was said in.
            var wish = Continuation.Of(before, wishes[index]);
            if (wishes[index].IsTranslated) wish = wish with { IsTranslated = true };
            var request = IsDoubtful(wish) ? FactRequest.None
                : PackReplies.Said(wish) is { } packs ? PackReplies.Needs(before, rights, wish, packs, today)
                : FactNeeds.Of(before, rights, wish, today);
            var facts = request == FactRequest.None ? KnownFacts.None : factsOf(index, request);
            if (facts is null) return new(null, index, request);
            var hearing = new Hearing(before, rights, index == 0 ? message : message with { Need = $"{message.Need}#{index + 1}" }, facts, at, today);
            var outcome = Told(hearing, wish);
            if (wish is Wish.AskStock or Wish.AskOffers && outcome.Session.SpokenOf.Count == 1) asked.Add(outcome.Session.SpokenOf[0]);
            else asked.Clear();
            whole = whole is null ? outcome : whole.And(outcome);
        }

        if (asked.DistinctBy(item => item.Sku).Skip(1).Any()) whole = whole! with { Session = StockReplies.SpokenOf(whole.Session, asked) };
        whole = whole! with { Reply = message.Examples.In(whole.Reply) };
        if (say is not null) whole = whole! with { Reply = say(whole.Reply) };
        return new(whole! with { Session = Remembered(whole, message.Text, at) }, 0, FactRequest.None);
    }

    private static Outcome Told(Hearing hearing, Wish wish)
    {
        var told = "";
        if (PackReplies.Said(wish) is { } packs) (wish, told) = PackReplies.Read(wish, packs, hearing.Facts.Pack);
        var outcome = IsDoubtful(wish) ? Doubted(hearing, wish) : Reply(hearing, wish);
        var session = UndoReplies.Noted(hearing, outcome);
        var asked = session.Question;
        if (ReferenceEquals(asked, hearing.Session.Question) && asked is not null && !Continuation.KeepsQuestion(asked, wish)) asked = null;
        return outcome with
        {
            Session = session with { Question = asked, LastWish = IsCorrectable(wish) ? wish : wish is Wish.Greet or Wish.Thank or Wish.Half or Wish.Unknown ? session.LastWish : null },
            Reply = $"{told}{outcome.Reply}{Mistyped(wish)}{Translated(wish)}",
        };
    }

    /// <summary>Whether something would be done because of a word that was guessed, or in the words of a language model.</summary>
    private static bool IsDoubtful(Wish wish) => UnclearReplies.IsEffect(wish) && (wish.IsTranslated || wish.Mistyped.Any(word => word.IsGuess));

    private static Outcome Doubted(Hearing hearing, Wish wish)
    {
        var text = WishText.Of(wish);
        return new(
            hearing.Session with { Question = new(AskedFor.Confirmation, wish with { Mistyped = [], IsTranslated = false }, []) },
            $"Do you mean \"{text}\"? Say \"yes\", and I do it.");
    }

    private static string Mistyped(Wish wish)
    {
        if (wish.Mistyped.Count == 0) return "";
        return $" (I read {string.Join(" and ", wish.Mistyped.Select(word => $"\"{Phrases.Shortened(word.Said)}\" as \"{word.Read}\""))}.)";
    }

    /// <summary>A question that was answered as a model said it: its words are shown.</summary>
    private static string Translated(Wish wish) =>
        wish.IsTranslated && !UnclearReplies.IsEffect(wish) && WishText.Of(wish) is { Length: > 0 } text ? $" (I took that for \"{text}\".)" : "";

    /// <summary>Whether "no, 40" or "and the other?" may change it.</summary>
    private static bool IsCorrectable(Wish wish) => wish is Wish.TellBudget or Wish.PreferVendor or Wish.ExcludeVendor or Wish.FindDeal or Wish.Order or Wish.AskStock or Wish.AskOffers or Wish.SetPreferredQuantity;

    private static Outcome Reply(Hearing hearing, Wish wish) => wish switch
    {
        Wish.TellBudget told => BudgetReplies.Tell(hearing, told),
        Wish.ChangeBudget change => BudgetReplies.Change(hearing, change),
        Wish.DropBudget => BudgetReplies.Drop(hearing),
        Wish.AskBudget => BudgetReplies.Ask(hearing),
        Wish.SwitchMode(var mode) => ModeReplies.Switch(hearing, mode),
        Wish.AskMode => ModeReplies.Ask(hearing),
        Wish.SetAutonomy set => AutonomyReplies.Set(hearing, set),
        Wish.DropAutonomy => AutonomyReplies.Drop(hearing),
        Wish.AskAutonomy => AutonomyReplies.Ask(hearing),
        Wish.AskEarned ask => AutonomyReplies.AskEarned(hearing, ask),
        Wish.CheckInventory => StockReplies.Check(hearing),
        Wish.AskStock ask => StockReplies.Ask(hearing, ask),
        Wish.FindDeal deal => DealReplies.Find(hearing, deal),
        Wish.Recall(var item) => DealReplies.Recall(hearing, item),
        Wish.AskWhy(var item) => DealReplies.Why(hearing, item),
        Wish.AskTalk => TalkReplies.Ask(hearing),
        Wish.Order order => OrderReplies.Order(hearing, order),
        Wish.OrderStanding => hearing.Reply("I cannot order something again and again by itself: each order is told by you, or begun by the stock check when the item runs low. Shall I order it once? Say, for instance, \"order 20 <sku>\"."),
        Wish.OrderFor order => OrderReplies.For(hearing, order),
        Wish.OrderAgain => OrderReplies.Again(hearing),
        Wish.ChangeQuantity(var quantity) => OrderReplies.Change(hearing, quantity),
        Wish.DropOrder => OrderReplies.Drop(hearing),
        Wish.Decline decline => OrderReplies.Decline(hearing, decline),
        Wish.Confirm => hearing.Reply("Yes to what? I have asked you nothing that waits for an answer. Say, for instance, \"order 100 <sku>\"."),
        Wish.AskOrders => TaskReplies.Orders(hearing),
        Wish.AskOwnBuying => TaskReplies.OwnBuying(hearing),
        Wish.AskApprovals => TaskReplies.Approvals(hearing),
        Wish.AskPurchase(var id) => TaskReplies.One(hearing, id),
        Wish.AskArrival ask => TaskReplies.Arrival(hearing, ask),
        Wish.Decide decide => DecisionReplies.Decide(hearing, decide),
        Wish.Withdraw withdraw => DecisionReplies.Withdraw(hearing, withdraw),
        Wish.ReturnGoods back => ReturnReplies.Return(hearing, back),
        Wish.DecideInvoice decide => InvoiceDecisionReplies.Decide(hearing, decide),
        Wish.ReceiveGoods came => ReceiveReplies.Receive(hearing, came),
        Wish.ReportBroken broken => BrokenReplies.Report(hearing, broken),
        Wish.Undo => UndoReplies.Undo(hearing),
        Wish.AskVendor ask => VendorReplies.Ask(hearing, ask),
        Wish.NameVendor(var vendor) => VendorReplies.Ask(hearing, new(vendor)),
        Wish.PreferVendor prefer => PreferenceReplies.Vendor(hearing, prefer.Vendor, VendorStance.Preferred, prefer.Instead),
        Wish.ExcludeVendor exclude => PreferenceReplies.Vendor(hearing, exclude.Vendor, VendorStance.Excluded, exclude.Instead),
        Wish.AllowVendor(var vendor) => PreferenceReplies.Vendor(hearing, vendor, VendorStance.Neutral),
        Wish.SetShipping(var shipping) => PreferenceReplies.Ship(hearing, shipping),
        Wish.SetAbsence absence => AbsenceReplies.Set(hearing, absence),
        Wish.EndAbsence => AbsenceReplies.End(hearing),
        Wish.SetPreferredQuantity set => PreferenceReplies.Quantity(hearing, set),
        Wish.SetCritical set => PreferenceReplies.Critical(hearing, set),
        Wish.Snooze snooze => SnoozeReplies.Snooze(hearing, snooze),
        Wish.AskSnoozed => SnoozeReplies.Ask(hearing),
        Wish.Wake wake => SnoozeReplies.Wake(hearing, wake),
        Wish.SetLife set => LifeReplies.Set(hearing, set),
        Wish.SetGoal set => GoalReplies.Set(hearing, set),
        Wish.DropGoals drop => GoalReplies.Drop(hearing, drop),
        Wish.AskPreferences => PreferenceReplies.Ask(hearing),
        Wish.SetFirmBudget set => FirmReplies.SetBudget(hearing, set),
        Wish.DropFirmBudget => FirmReplies.DropBudget(hearing),
        Wish.AskFirmBudget => FirmReplies.AskBudget(hearing),
        Wish.SetFirmGoal(var goal, var oneProduct) => FirmReplies.SetGoal(hearing, goal, oneProduct),
        Wish.AskFirmGoals => FirmReplies.AskGoals(hearing),
        Wish.AskOffers offers => InsightReplies.Offers(hearing, offers),
        Wish.AskInsight ask => InsightReplies.Answer(hearing, ask),
        Wish.Half half => UnclearReplies.Half(hearing, half),
        Wish.Contradiction contradiction => UnclearReplies.Contradiction(hearing, contradiction),
        Wish.OneByOne several => UnclearReplies.OneByOne(hearing, several),
        Wish.CannotDo cannot => CannotDoReplies.Reply(hearing, cannot),
        Wish.Foreign foreign => hearing.Reply(foreign.Reply),
        Wish.AskRecords(var answer) => hearing.Reply(answer),
        Wish.Greet => hearing.Reply("Hello, I am here to help. Ask me \"what can you do?\" to see what I understand."),
        Wish.Thank => hearing.Reply(hearing.Session.PendingOrder is { Quantity: not null } pending ? $"You are welcome. I have not ordered {pending.Sku}; say \"order it\" if you want it." : "You are welcome."),
        Wish.Help => hearing.Reply($"I watch the stock, find the best deals and buy what is needed.\n{Phrases.Examples}"),
        Wish.Unknown unknown => UnclearReplies.Unknown(hearing, unknown),
        _ => hearing.Reply(Phrases.NotUnderstood),
    };

    /// <summary>The session with both turns; of turns that no longer fit, their facts stay.</summary>
    private static Session Remembered(Outcome outcome, string said, DateTimeOffset at)
    {
        var session = outcome.Session;
        var remembered = session.Remembered;
        var kept = Math.Min(session.Turns.CountWithin(Session.MaxEarlierTurnBytes), Session.MaxTurns - 2);
        for (var i = 0; i < session.Turns.Count - kept; i++)
        {
            if (session.Turns[i].Fact is not { } fact) continue;
            remembered = remembered.Without(known => known == fact).Add(fact, Session.MaxRemembered);
        }

        return session with
        {
            Version = session.Version + 1,
            LastActivity = at,
            Remembered = remembered,
            Turns = session.Turns.AddAll(
                [Turn.Of(at, TurnRole.User, said), Turn.Of(at, TurnRole.Agent, outcome.Reply, outcome.Fact)], kept + 2),
        };
    }
}

/// <summary>How far a message has come.</summary>
/// <param name="Outcome">Null: facts are missing.</param>
/// <param name="Index">The wish that needs them.</param>
/// <param name="Missing">Which.</param>
internal sealed record Step(Outcome? Outcome, int Index, FactRequest Missing);
