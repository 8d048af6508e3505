using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// Decides what of a message may have an effect. A sentence with a doubt in it ("if", "not", "maybe") that is not read whole
/// stops what stands beside it, and wishes that contradict each other are asked about.
/// </summary>
internal static class Guard
{
    private const int MostWordsOfNumber = 6;

    public static IReadOnlyList<Wish> Check(List<Clause> clauses, Language language)
    {
        if (Contradiction(clauses) is { } contradiction) return [contradiction];
        var isDoubtful = clauses.Exists(clause => clause.Wish is Wish.NameItem { Item: ItemReference.ByName } || (clause.Wish is Wish.Half half && IsDoubtful(clause, half, language))) || HasFragment(clauses) || HasUnreadTerms(clauses, language);
        // What is said of an order that is none of this message's, such as "express" beside an approval.
        if (clauses.Count > 1) clauses = [.. clauses.Select(clause => clause.Wish is Wish.AddOptions ? clause with { Wish = new Wish.Half(null, SaidOf(clause), false) } : clause)];
        var wishes = clauses.Select(clause => isDoubtful && IsDone(clause) ? new Wish.Half(clause.Wish, "", false) : clause.Wish!).ToList();
        // Courtesies need no answer beside what does.
        var telling = wishes.FindAll(wish => wish is not (Wish.Greet or Wish.Thank or Wish.Half { Meant: null }));
        if (telling.Count == 0) return [.. wishes.Take(1).Select(wish => wish is Wish.Half { Meant: null } ? new Wish.Unknown() : wish)];
        var unread = clauses.FindAll(clause => clause.Wish is Wish.Half { Meant: null });
        return unread.Count == 0 ? telling : [.. telling, new Wish.Half(null, unread.Count == 1 ? SaidOf(unread[0]) : "the rest of your message", false)];
    }

    private static bool IsDone(Clause clause) => clause.Kind == WishKind.Do || clause.Wish is Wish.Confirm;

    /// <summary>
    /// "Order 30 A. They come to the Leeds store.", "Switch to purchasing mode. On Monday.": what follows an order and is about orders, or
    /// begins as a piece of the sentence before, may change what it means.
    /// </summary>
    private static bool HasUnreadTerms(List<Clause> clauses, Language language)
    {
        var (done, bought) = (false, false);
        foreach (var clause in clauses)
        {
            if (clause.Wish is Wish.Half { Meant: null })
            {
                if (done && clause.Sentence.FirstOrDefault(token => !token.IsFiller) is { } first && language.Fragments.Contains(first.Word)) return true;
                if (bought && clause.Sentence.Any(token => token.Word is "they" or "these" or "he" or "she" || language.Topics.Contains(token.Word))) return true;
            }

            done |= IsDone(clause);
            bought |= clause.Wish is Wish.Confirm || (clause.Kind == WishKind.Do && clause.Wish is Wish.Order or Wish.Decide or Wish.Withdraw or Wish.ReturnGoods or Wish.ReceiveGoods);
        }

        return false;
    }

    /// <summary>"approve P-1, 20", "my budget is 500, by Friday": what belongs to something that it cannot be said with.</summary>
    private static bool HasFragment(List<Clause> clauses)
    {
        var first = clauses.FindIndex(IsDone);
        return (first >= 0 && clauses.FindIndex(first + 1, clause => clause.Wish is Wish.ChangeQuantity or Wish.NameVendor or Wish.AddOptions or Wish.NameItem { IsCorrection: true }) > 0)
            // "always ship express. For the hammocks."
            || (first >= 0 && first + 1 < clauses.Count && clauses[first].Wish is not (Wish.Order or Wish.Confirm) && clauses[first + 1].Wish is Wish.NameItem { Quantity: null });
    }

    private static string SaidOf(Clause clause) => $"\"{string.Join(' ', clause.Sentence.Where(token => token.Kind != TokenKind.Stop).DistinctBy(token => token.Start).Select(token => token.Said))}\"";

    /// <summary>A half-read sentence that names its own thing to do, "order 30 B if it is cheap", stands by itself; another may speak of the rest.</summary>
    private static bool IsDoubtful(Clause clause, Wish.Half half, Language language) =>
        !StandsByItself(half)
        && (clause.Sentence.Any(token => language.Doubts.Contains(token.Word) || token.Word is "it" or "that" or "them" or "this" or "those")
            // A number beside a few words may be another quantity: "on reflection 20".
            || (half.Meant is null && clause.Sentence.Count(token => !token.IsFiller) <= MostWordsOfNumber && clause.Sentence.Any(token => token.Kind == TokenKind.Number))
            // A word or two that nobody knows may mean anything.
            || clause.Sentence.Where(token => !token.IsFiller && token.Kind != TokenKind.Stop).ToList() is { Count: <= 2 } few && few.TrueForAll(token => !token.IsKnown));

    private static bool StandsByItself(Wish.Half half) => half.Meant switch
    {
        Wish.Order { Item: not (null or ItemReference.Last or ItemReference.All) } => true,
        Wish.Decide { PurchaseId: not null } or Wish.Withdraw { PurchaseId: not null } or Wish.ReturnGoods { PurchaseId: not null } or Wish.ReceiveGoods { PurchaseId: not null } or Wish.DecideInvoice => true,
        _ => false,
    };

    /// <summary>"order 40. Don't order 40", "my budget is 500. My budget is 600".</summary>
    private static Wish.Contradiction? Contradiction(List<Clause> clauses)
    {
        var effects = clauses.FindAll(IsDone);
        if (effects.Count == 0) return null;
        if (clauses.Find(clause => clause.Wish is Wish.Decline or Wish.DropOrder) is { Wish: { } declined })
            return new(WishText.Of(effects[0].Wish!), WishText.Of(declined));
        for (var index = 1; index < effects.Count; index++)
        {
            var earlier = effects.Take(index).FirstOrDefault(effect => AreOfOneThing(effect.Wish!, effects[index].Wish!));
            if (earlier is not null) return new(WishText.Of(earlier.Wish!), WishText.Of(effects[index].Wish!));
        }

        return null;
    }

    private static bool AreOfOneThing(Wish one, Wish other) => (one, other) switch
    {
        (Wish.TellBudget or Wish.DropBudget or Wish.ChangeBudget, Wish.TellBudget or Wish.DropBudget or Wish.ChangeBudget) => true,
        (Wish.SwitchMode, Wish.SwitchMode) or (Wish.SetShipping, Wish.SetShipping) => true,
        (Wish.SetAutonomy or Wish.DropAutonomy, Wish.SetAutonomy or Wish.DropAutonomy) => true,
        (Wish.SetFirmBudget or Wish.DropFirmBudget, Wish.SetFirmBudget or Wish.DropFirmBudget) => true,
        (Wish.SetGoal { Item: var a }, Wish.SetGoal { Item: var b }) => Equals(a, b),
        (Wish.Decide { PurchaseId: { } a }, Wish.Decide { PurchaseId: { } b }) => a == b,
        // "approve P-1, no, reject it"
        (Wish.Decide first, Wish.Decide { PurchaseId: null, OfItem: null or ItemReference.Last } second) => first.Kind != second.Kind,
        // What was said in the same breath has not been done yet.
        (not Wish.Undo, Wish.Undo) => true,
        (Wish.PreferVendor(var a), Wish.ExcludeVendor(var b)) => a == b,
        (Wish.ExcludeVendor(var a), Wish.PreferVendor(var b)) => a == b,
        _ => false,
    };
}
