using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// Corrections in one breath with what they correct: "order 50 A, no, 40" is an order of 40, and "order 50 A, I meant B" is asked
/// about. What was said first is never done. Pure.
/// </summary>
internal static class Corrections
{
    /// <summary>The clauses, in which each correction has taken the place of what it corrects.</summary>
    public static List<Clause> Apply(List<Clause> clauses, List<Token> tokens)
    {
        for (var index = 1; index < clauses.Count; index++)
        {
            var (before, after) = (clauses[index - 1], clauses[index]);
            if (Corrected(before, after, tokens) is not { } corrected) continue;
            clauses[index - 1] = before with { Wish = corrected, End = after.End, Kind = corrected is Wish.Contradiction ? WishKind.Say : before.Kind };
            clauses.RemoveAt(index--);
        }

        return clauses.Count == 1 ? clauses : [.. clauses.Select(clause => clause.Wish is Wish.AddOptions ? clause with { Sentence = tokens[clause.Start..clause.End] } : clause)];
    }

    /// <summary>
    /// "order 20 A and 30 B from Acme": what is said at the end of a list is said of all of it. A limit in money is not: of what it
    /// is one cannot know, so the orders are to be said one at a time.
    /// </summary>
    /// <returns>Where the last order of the list is now.</returns>
    public static int ShareOptions(List<Clause> clauses, List<Token> tokens, int last, OrderOptions options)
    {
        var first = last;
        while (first > 0 && clauses[first - 1].Wish is Wish.Order { Options: var before } && before == OrderOptions.None && !tokens[clauses[first - 1].End..clauses[first].Start].Exists(token => token.Kind == TokenKind.Stop)) first--;
        if (first == last) return last;
        if (options is { MaxTotal: null, MaxUnitPrice: null })
        {
            for (var index = first; index < last; index++) clauses[index] = clauses[index] with { Wish = ((Wish.Order)clauses[index].Wish!) with { Options = options } };
            return last;
        }

        var texts = clauses[first..(last + 1)].Select(clause => WishText.Of(clause.Wish!)).ToList();
        clauses[first] = clauses[first] with { Wish = new Wish.OneByOne(texts), End = clauses[last].End, Kind = WishKind.Say };
        clauses.RemoveRange(first + 1, last - first);
        return first;
    }

    private static Wish? Corrected(Clause before, Clause after, List<Token> tokens) => (before.Wish, after.Wish) switch
    {
        (Wish.Order order, Wish.AddOptions { IsAgreed: false } more) => order with { Options = order.Options.And(more.Options) },
        (Wish.FindDeal deal, Wish.AddOptions { IsAgreed: false } more) => deal with { Options = deal.Options.And(more.Options) },
        (Wish.NameItem named, Wish.AddOptions { IsAgreed: false } more) => named with { Options = named.Options.And(more.Options) },
        // "order 20 A, yes really"
        (not null, Wish.Confirm) when before.Kind == WishKind.Do => before.Wish,
        // "yes, 20": the yes is to something else than was asked.
        (Wish.Confirm, Wish.ChangeQuantity count) => count with { IsCorrection = true },
        (Wish.Confirm, Wish.NameVendor vendor) => vendor with { IsSource = true },
        (Wish.Confirm, Wish.NameItem item) when !tokens[before.End..(after.Start + 1)].Exists(token => token.Word is "and" or "also" or "plus") => item,
        (Wish.Confirm, Wish.AddOptions more) => more with { IsAgreed = true },
        // "please order:", and a list below it.
        (Wish.Order { Quantity: null, Item: null or ItemReference.Last } head, Wish.NameItem { Quantity: not null } line) when IsHeading(before, tokens) => Of(head, line),
        (Wish.Order { Quantity: null, Item: not null } order, Wish.ChangeQuantity count) => order with { Quantity = count.Quantity },
        (Wish.Order order, Wish.ChangeQuantity { IsCorrection: true } count) => order with { Quantity = count.Quantity },
        (Wish.Order order, Wish.ChangeQuantity count) => Between(order, order with { Quantity = count.Quantity }),
        (Wish.Order { Item: null } order, Wish.NameItem { IsCorrection: true, Quantity: not null } line) => Of(order, line),
        (Wish.Order order, Wish.NameItem { IsCorrection: true } line) => Between(order, Of(order, line)),
        (Wish.Order { Options.Vendor: null } order, Wish.NameVendor { IsSource: true, IsCorrection: false, Vendor: var vendor }) => order with { Options = order.Options with { Vendor = vendor } },
        (Wish.Order order, Wish.NameVendor(var vendor)) => Between(order, order with { Options = order.Options with { Vendor = vendor } }),
        (Wish.NameItem named, Wish.ChangeQuantity { IsCorrection: true } count) => named with { Quantity = count.Quantity },
        (Wish.FindDeal deal, Wish.ChangeQuantity { IsCorrection: true } count) => deal with { Quantity = count.Quantity },
        (Wish.TellBudget, Wish.ChangeQuantity { IsCorrection: true, Quantity: var count }) =>
            new Wish.TellBudget(count.IsValid ? count.Units : null) { Doubtful = count.Doubt is { } doubt ? new(null, null, doubt) : null },
        (Wish.SetPreferredQuantity set, Wish.ChangeQuantity { IsCorrection: true } count) => set with { Quantity = count.Quantity },
        (Wish.PreferVendor, Wish.NameVendor { IsCorrection: true, Vendor: var vendor }) => new Wish.PreferVendor(vendor),
        (Wish.ExcludeVendor, Wish.NameVendor { IsCorrection: true, Vendor: var vendor }) => new Wish.ExcludeVendor(vendor),
        (Wish.AllowVendor, Wish.NameVendor { IsCorrection: true, Vendor: var vendor }) => new Wish.AllowVendor(vendor),
        _ => null,
    };

    private static Wish.Order Of(Wish.Order order, Wish.NameItem line) =>
        order with { Item = line.Item, Quantity = line.Quantity ?? order.Quantity, Options = line.Options == OrderOptions.None ? order.Options : line.Options };

    private static Wish.Contradiction Between(Wish one, Wish other) => new(WishText.Of(one), WishText.Of(other));

    private static bool IsHeading(Clause clause, List<Token> tokens) => clause.End < tokens.Count && tokens[clause.End].Said is ":" or "\n";
}
