using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// Reads a message whole: it is split into clauses, each of which one form must account for to the last word. What is not
/// read so becomes <see cref="Wish.Half"/>, which does nothing. Pure; see docs/conversation.md.
/// </summary>
internal sealed class MessageReader(Language language, IReadOnlyList<Language> others)
{
    private const double CostOfClause = 0.1;
    private const double CostOfUnreadSegment = 20;
    private const int MostTokens = 900;
    private const int MostTokensOfClause = 60;
    private const int MostHalves = 5;
    private const int MostTokensOfSentence = 120;

    /// <summary>Costs that differ by less are the same: they are sums of the same costs in another order.</summary>
    private const double SameCost = 1e-6;

    /// <summary>So much of a sentence must be accounted for to say what it is about.</summary>
    private const double LeastRead = 1.5;

    private static readonly List<Misreading> None = [];

    public static MessageReader English { get; } = new(Language.English, Language.Others);

    /// <summary>The wishes of a message, and the language that they were read in.</summary>
    public ReadMessage Read(string message, Catalogue catalogue)
    {
        var (wishes, likeliest) = ReadHere(message, catalogue);
        if (likeliest.Count == 0) return new(wishes, language.Tag);
        foreach (var other in likeliest)
        {
            var there = new MessageReader(other, []).ReadHere(message, catalogue).Wishes;
            if (!there.Any(wish => wish.IsNotRead)) return new(there, other.Tag);
        }

        return new([new Wish.Foreign(likeliest[0].Name, likeliest[0].Apology!)], language.Tag);
    }

    /// <summary>The wishes of a message in their order, at least one; or the languages that it seems to be written in.</summary>
    private (IReadOnlyList<Wish> Wishes, List<Language> Others) ReadHere(string message, Catalogue catalogue)
    {
        var tokens = Spelling.Correct(Tokenizer.Split(Signature.Without(message, word => !language.Known.Contains(word.ToLowerInvariant()) && !catalogue.HasWord(word.ToLowerInvariant())), catalogue.IsCode, language.Contractions), language, catalogue);
        if (tokens.Count == 0) return ([new Wish.Unknown()], []);
        if (tokens.Count > MostTokens) tokens = tokens.GetRange(0, MostTokens);
        if (AskedPolitelyAt(tokens) is { } mark) tokens[mark] = tokens[mark] with { Kind = TokenKind.Stop, Word = "." };
        var clauses = Clauses(tokens, catalogue);
        // A question, too, may be of another language: one about an item whose name is the rest of the sentence.
        if (clauses.TrueForAll(clause => clause.Kind == WishKind.Ask || clause.Wish is Wish.Half or Wish.NameItem { Item: ItemReference.ByName or ItemReference.BySku }) && ForeignLanguage.Of(tokens, language, others) is { Count: > 0 } foreign) return ([], foreign);
        var isOnTopic = tokens.Exists(token => language.Topics.Contains(token.Word) || token.Kind == TokenKind.PurchaseId || catalogue.IsCode(token.Said));
        return ([.. Guard.Check(Together(Corrections.Apply(clauses, tokens), tokens), language).Select(wish => wish is Wish.Unknown ? new Wish.Unknown { Said = message.Trim(), IsOnTopic = isOnTopic } : wish)], []);
    }

    /// <summary>The place of the question mark of "Could you … and …?", which asks for both to be done; null: there is none.</summary>
    private static int? AskedPolitelyAt(List<Token> tokens)
    {
        var (first, mark) = (tokens.FindIndex(IsSaying), tokens.FindIndex(token => token.Kind == TokenKind.Question));
        return first >= 0 && first + 1 < mark && tokens[first].Word is "can" or "could" or "will" && tokens[first + 1].Word == "you" && tokens.FindIndex(mark + 1, IsSaying) < 0 ? mark : null;

        static bool IsSaying(Token token) => !token.IsFiller && token.Kind is not (TokenKind.Stop or TokenKind.Comma);
    }

    /// <summary>
    /// The best way to cut the tokens into clauses: as much as can be is read, in as few clauses as can be. A part that is not
    /// read reaches from one full stop to the next, so that nothing which stands beside it in a sentence is done.
    /// </summary>
    private List<Clause> Clauses(List<Token> tokens, Catalogue catalogue)
    {
        var count = tokens.Count;
        var best = new Cut?[count + 1];
        best[0] = new(0, null, null);
        var parse = new Parse(language, catalogue, tokens, isLoose: false);
        var (sentenceEnd, forms) = (0, (List<WishForm>)[]);
        for (var start = 0; start < count; start++)
        {
            if (best[start] is not { } before) continue;
            if (start >= sentenceEnd)
            {
                sentenceEnd = SentenceEnd(tokens, start);
                forms = sentenceEnd - start <= MostTokensOfSentence ? language.Candidates(tokens.GetRange(start, sentenceEnd - start)) : [];
            }

            foreach (var clause in ReadFrom(parse, forms, start))
                Improve(best, new(before.Cost + CostOfClause + clause.Cost, clause, before), clause.End, tokens);
            if (!IsSentenceStart(tokens, start)) continue;
            var end = SentenceEnd(tokens, start);
            Improve(best, new(before.Cost + CostOfUnreadSegment + (end - start), new(start, end, null, WishKind.Say, end - start, []), before), end, tokens);
        }

        var clauses = new List<Clause>();
        for (var cut = best[count]; cut?.Clause is { } clause; cut = cut.Before) clauses.Add(clause);
        clauses.Reverse();
        var halves = 0;
        return [.. clauses.Select(clause => clause.Wish is null ? HalfOf(clause, tokens, catalogue, isLooked: halves++ < MostHalves) : clause)];
    }

    private static void Improve(Cut?[] best, Cut cut, int end, List<Token> tokens)
    {
        // Marks and words that only join clauses are passed over.
        while (end < tokens.Count && (tokens[end].Kind is TokenKind.Stop or TokenKind.Comma || IsJoin(tokens[end].Word) || tokens[end].IsFiller)) end++;
        if (best[end] is not { } known || cut.Cost < known.Cost) best[end] = cut;
    }

    /// <summary>What can be read from a place to the end of a clause; of each end the surest.</summary>
    private static IEnumerable<Clause> ReadFrom(Parse parse, List<WishForm> forms, int start)
    {
        var surest = new Dictionary<int, (double Cost, WishForm Form, Reached Reached)>();
        var reached = new List<Reached>();
        foreach (var form in forms)
        {
            if (!MayBegin(parse, form, start)) continue;
            reached.Clear();
            form.Pattern.Match(parse, Reached.At(start), reached);
            foreach (var end in reached)
            {
                var place = parse.AfterFillers(end.Place);
                if (end.Place == start || !IsClauseEnd(parse.Tokens, end.Place, place)) continue;
                if (!surest.TryGetValue(end.Place, out var known) || end.Cost < known.Cost) surest[end.Place] = (end.Cost, form, end);
            }
        }

        foreach (var (end, (cost, form, state)) in surest)
            yield return new(start, end, WishBuilder.Build(form.Wish, state.Values) with { Mistyped = MistypedIn(parse.Tokens, state) }, form.Kind, cost, []);
    }

    private static bool MayBegin(Parse parse, WishForm form, int start)
    {
        if (form.Pattern.First is not { } first) return true;
        for (var place = start; place < parse.Tokens.Count; place++)
        {
            if (first.Contains(parse.Tokens[place].Word)) return true;
            if (!parse.Tokens[place].IsFiller) return false;
        }

        return false;
    }

    /// <summary>What a sentence that is not read whole is about, as far as can be seen, and which words are not accounted for.</summary>
    private Clause HalfOf(Clause clause, List<Token> tokens, Catalogue catalogue, bool isLooked)
    {
        var part = tokens.GetRange(clause.Start, clause.End - clause.Start);
        var isQuestion = part.Exists(token => token.Kind == TokenKind.Question) || part[0].Word is "what" or "which" or "who" or "how" or "why" or "when" or "where" or "is" or "are" or "does" or "did" or "should" or "shall"
            // "do not …" forbids.
            || (part[0].Word == "do" && (part.Count == 1 || part[1].Word != "not"));
        if (!isLooked || !language.IsFull || part.Count > MostTokensOfClause) return clause with { Wish = new Wish.Half(null, "", isQuestion), Sentence = part };
        var parse = new Parse(language, catalogue, part, isLoose: true);
        parse.Bound(part.Count - LeastRead + 0.001);
        (double Cost, WishForm Form, Reached Reached)? nearest = null;
        var reached = new List<Reached>();
        // The likeliest first, so that the others need not be tried.
        foreach (var (form, least) in language.Candidates(part).Where(form => form.Kind != WishKind.Say).Select(form => (form, form.LeastCost(parse))).OrderBy(one => one.Item2))
        {
            if (least >= parse.MostCost) break;
            reached.Clear();
            form.Pattern.Match(parse, Reached.At(0), reached);
            foreach (var end in reached)
            {
                var cost = end.Cost + Enumerable.Range(end.Place, part.Count - end.Place).Sum(parse.CostOfLeaving);
                if (nearest is { } known && (cost > known.Cost + SameCost || (cost > known.Cost - SameCost && form.Order >= known.Form.Order))) continue;
                nearest = (cost, form, end);
                parse.Bound(cost + SameCost);
            }
        }

        if (nearest is not { } near || part.Count - near.Cost < LeastRead) return clause with { Wish = new Wish.Half(null, "", isQuestion), Sentence = part };
        var unread = Unread(part, near.Reached);
        var wish = WishBuilder.Build(near.Form.Wish, near.Reached.Values) with { Mistyped = MistypedIn(part, near.Reached) };
        // A word of the agent's work that is left over, such as "order" beside "how often", makes it another question.
        var isHarmless = near.Form.Kind == WishKind.Ask && !part.Exists(token => language.Doubts.Contains(token.Word)) && !LeftOver(part, near.Reached).Exists(token => IsPartOfTheQuestion(token, near.Form)) && near.Cost <= Math.Max(1.5, part.Count / 4.0);
        // A question may be answered though a word of it is not known: nothing is changed by the answer.
        return clause with { Wish = isHarmless ? wish : new Wish.Half(wish, unread, isQuestion), Kind = isHarmless ? WishKind.Ask : WishKind.Say, Sentence = part };
    }

    /// <summary>Whether a word that is left over would have made another question of it.</summary>
    private bool IsPartOfTheQuestion(Token token, WishForm form) =>
        token.Kind is TokenKind.Number or TokenKind.Date || language.Narrowing.Contains(token.Word) || (language.Topics.Contains(token.Word) && !form.Has(token.Word));

    private static string Unread(List<Token> part, Reached reached)
    {
        var said = LeftOver(part, reached);
        return string.Join(' ', said.Select((token, index) => index > 0 && said[index - 1].Start == token.Start ? null : token.Said).OfType<string>()).Replace(" ?", "?", StringComparison.Ordinal);
    }

    private static List<Token> LeftOver(List<Token> part, Reached reached)
    {
        var skipped = new SortedSet<int>();
        for (var one = reached.Skipped; one is not null; one = one.Before) skipped.Add(one.Place);
        for (var place = reached.Place; place < part.Count; place++) skipped.Add(place);
        return [.. skipped.Where(place => part[place].Kind is not (TokenKind.Comma or TokenKind.Stop)).Select(place => part[place]).Where(token => !token.IsFiller)];
    }

    /// <summary>"order 20 A and 30 B", "best deal for 20 A and for 30 B": what names an item alone goes on with the wish before it.</summary>
    private static List<Clause> Together(List<Clause> clauses, List<Token> tokens)
    {
        for (var index = clauses.Count - 1; index >= 0; index--)
        {
            if (clauses[index].Wish is Wish.AskStock { Other: { } other }) clauses.Insert(index + 1, clauses[index] with { Wish = new Wish.AskStock(other) });
        }

        for (var index = 1; index < clauses.Count; index++)
        {
            // "approve P-1 and P-2": one at a time.
            if (clauses[index] is { Wish: Wish.AskPurchase } and { Start: var start, End: var end } && end == start + 1 && clauses[index - 1].Wish is Wish.Decide { PurchaseId: not null } decide)
            {
                clauses[index - 1] = clauses[index - 1] with { Wish = decide with { PurchaseId = null }, Kind = WishKind.Say };
                clauses.RemoveAt(index--);
                continue;
            }

            if (clauses[index].Wish is Wish.NameVendor(var vendor))
            {
                Wish? same = clauses[index - 1].Wish switch
                {
                    Wish.PreferVendor => new Wish.PreferVendor(vendor),
                    Wish.ExcludeVendor => new Wish.ExcludeVendor(vendor),
                    Wish.AllowVendor => new Wish.AllowVendor(vendor),
                    Wish.AskVendor => new Wish.AskVendor(vendor),
                    _ => null,
                };
                if (same is not null) clauses[index] = clauses[index] with { Wish = same, Kind = clauses[index - 1].Kind };
                continue;
            }

            if (clauses[index].Wish is not Wish.NameItem { Quantity: var quantity } named) continue;
            // A name that nobody knows goes on with the sentence that it stands in, and not with the one before.
            if (named.Item is ItemReference.ByName && tokens.Skip(clauses[index - 1].End).Take(clauses[index].Start - clauses[index - 1].End).Any(token => token.Kind == TokenKind.Stop)) continue;
            Wish? continued = clauses[index - 1].Wish switch
            {
                Wish.Order order => order with { Item = named.Item, Quantity = quantity, Options = named.Options },
                Wish.FindDeal deal => deal with { Item = named.Item, Quantity = quantity, Options = named.Options },
                Wish.AskStock stock => new Wish.AskStock(named.Item) { Asks = stock.Asks },
                Wish.AskOffers offers => offers with { Item = named.Item },
                _ => null,
            };
            if (continued is not null) clauses[index] = clauses[index] with { Wish = continued with { Mistyped = named.Mistyped }, Kind = clauses[index - 1].Kind };
            if (continued is Wish.Order { Options: var options } && options != OrderOptions.None) index = Corrections.ShareOptions(clauses, tokens, index, options);
        }

        return clauses;
    }

    private static List<Misreading> MistypedIn(List<Token> tokens, Reached reached)
    {
        if (reached.Guessed is null) return None;
        var found = new List<Misreading>();
        for (var one = reached.Guessed; one is not null; one = one.Before) found.Insert(0, new(tokens[one.Place].MistypedAs!, tokens[one.Place].Word, tokens[one.Place].IsGuess));
        return found;
    }

    private static bool IsClauseEnd(List<Token> tokens, int end, int place) =>
        place == tokens.Count || tokens[place].Kind == TokenKind.Stop || IsJoin(tokens[place].Word)
        || HasComma(tokens, end, place) || (end > 0 && tokens[end - 1].Kind == TokenKind.Question);

    private static bool HasComma(List<Token> tokens, int from, int to)
    {
        for (var place = from; place < to; place++)
        {
            if (tokens[place].Kind == TokenKind.Comma) return true;
        }

        return false;
    }

    private static bool IsJoin(string word) => word is "and" or "then" or "also" or "plus";

    private static bool IsSentenceStart(List<Token> tokens, int start)
    {
        for (var place = start - 1; place >= 0; place--)
        {
            if (tokens[place].Kind is TokenKind.Stop or TokenKind.Question) return true;
            // As many marks and joining words as are passed over after a full stop.
            if (!tokens[place].IsFiller && tokens[place].Kind != TokenKind.Comma && !IsJoin(tokens[place].Word)) return false;
        }

        return true;
    }

    private static int SentenceEnd(List<Token> tokens, int start)
    {
        var end = start;
        while (end < tokens.Count && tokens[end].Kind is not (TokenKind.Stop or TokenKind.Question)) end++;
        return end < tokens.Count && tokens[end].Kind == TokenKind.Question ? end + 1 : Math.Max(end, start + 1);
    }

    private sealed record Cut(double Cost, Clause? Clause, Cut? Before);
}

/// <summary>A part of a message that is one wish.</summary>
/// <param name="Wish">Null: not read yet.</param>
/// <param name="Sentence">The tokens of what was not read whole; empty where it was.</param>
internal sealed record Clause(int Start, int End, Wish? Wish, WishKind Kind, double Cost, IReadOnlyList<Token> Sentence);
