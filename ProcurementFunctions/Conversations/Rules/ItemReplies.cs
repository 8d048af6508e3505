using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What is asked back where it is not plain which item is meant.</summary>
internal static class ItemReplies
{
    /// <summary>The question which item is meant, or that it is not known; null: the facts hold the one item.</summary>
    public static Outcome? WhyNone(Hearing hearing, Wish wish, ItemReference? reference)
    {
        var (session, items) = (hearing.Session, hearing.Facts.Items);
        if (References.Resolve(session, reference ?? new ItemReference.Last()) is not { } said)
        {
            return session.SpokenOf.Count > 1
                ? Which(session, wish, [.. session.SpokenOf])
                : new(session with { Question = new(AskedFor.Item, wish, []) }, "Which item do you mean? Give me its SKU or its name.");
        }

        return items switch
        {
            [{ IsGuess: true } guess] => new(
                session with { Question = new(AskedFor.Confirmation, Continuation.With(wish, new ItemReference.BySku(guess.Sku), null), []) },
                $"Do you mean {Phrases.Item(guess.Sku, guess.Name)}?"),
            [_] => null,
            [] => hearing.Reply(Phrases.UnknownItem(said)),
            _ => Which(session, wish, [.. items.Select(item => new FoundItem(item.Sku, item.Name))]),
        };
    }

    private static Outcome Which(Session session, Wish wish, IReadOnlyList<FoundItem> items) => new(
        session with { Question = new(AskedFor.Item, wish, [.. items.Take(OpenQuestion.MaxChoices)]) },
        Phrases.WhichItem(items));
}
