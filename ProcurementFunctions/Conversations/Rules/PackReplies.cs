using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>"5 boxes": how many pieces that is, or the question where it is not plain. Pure.</summary>
internal static class PackReplies
{
    /// <summary>What a wish says in packs; null: nothing.</summary>
    public static SaidPacks? Said(Wish wish) => (wish switch
    {
        Wish.FindDeal deal => deal.Quantity,
        Wish.Order order => order.Quantity,
        Wish.ChangeQuantity(var quantity) => quantity,
        Wish.SetPreferredQuantity(_, var quantity) => quantity,
        _ => null,
    })?.Packs;

    /// <summary>The facts that the reply needs, with what is in a pack; as many packs are asked for as were said.</summary>
    public static FactRequest Needs(Session session, Rights rights, Wish wish, SaidPacks said, DateOnly today)
    {
        // So many that nothing of the session is taken for the same.
        var needs = FactNeeds.Of(session, rights, InPieces(wish, PurchaseRequest.MaxQuantity), today);
        return needs.Item is null ? FactRequest.None : needs with { Packs = said, Quantity = needs.Quantity is null ? null : said.Count };
    }

    /// <summary>The wish in pieces, and what is said of it before the reply.</summary>
    public static (Wish Wish, string Told) Read(Wish wish, SaidPacks said, PackFact? fact)
    {
        if (fact?.Size is not { } size || Units(said, size) is not { } units) return (wish, "");
        return (InPieces(wish, units), size == 1 ? "" : $"{Phrases.Number(said.Count)} {said.Word} of {Phrases.Number(size)} are {Phrases.Number(units)} pieces. ");
    }

    /// <summary>The question how many pieces are meant, with what is known of the packs.</summary>
    public static string WhyNone(SaidPacks said, PackFact fact) => fact.Sizes.Count > 1
        ? $"It comes in packs of {string.Join(" and ", fact.Sizes.Select(Phrases.Number))}, so I am not sure how many pieces {Phrases.Number(said.Count)} {Phrases.Shortened(said.Word)} are. How many pieces do you mean?"
        : fact.Size is { } size
        ? $"{Phrases.Number(said.Count)} {Phrases.Shortened(said.Word)} of {Phrases.Number(size)} are more than I can order at once. {Phrases.InvalidQuantity}"
        : $"No vendor says how many pieces {Phrases.Number(said.Count)} {Phrases.Shortened(said.Word)} of it are. How many pieces do you mean?";

    private static int? Units(SaidPacks said, int size) => (long)said.Count * size is var units and <= PurchaseRequest.MaxQuantity ? (int)units : null;

    private static Wish InPieces(Wish wish, int units) => wish switch
    {
        Wish.ChangeQuantity change => change with { Quantity = new(units) },
        _ => Continuation.With(wish, null, new(units)),
    };
}
