namespace ProcurementFunctions.Conversations.Reading;

/// <summary>
/// One attempt to read tokens by patterns. Read strictly, every token must be accounted for; read loosely, tokens may be
/// passed over at a cost, which tells what a half-read message is about.
/// </summary>
internal sealed class Parse(Language language, Catalogue catalogue, List<Token> tokens, bool isLoose)
{
    private const double CostOfSkip = 1;
    private const double CostOfThing = 2.5;
    private const int MostSkipped = 12;

    private readonly Dictionary<(string Kind, int Place), List<SlotValue>> _found = [];
    private readonly Dictionary<(Pattern Pattern, int Place), List<Reached>> _ends = [];
    private readonly Stack<List<Reached>> _lists = [];
    private readonly Dictionary<string, int> _lastPlaces = LastPlaces(tokens);
    private double _most = double.PositiveInfinity;

    public Language Language => language;

    public Catalogue Catalogue => catalogue;

    public List<Token> Tokens => tokens;

    public bool IsLoose => isLoose;

    /// <summary>From what cost on a state is of no use any more: nothing is passed over at such a cost. It may only fall.</summary>
    public void Bound(double most) => _most = Math.Min(_most, most);

    /// <summary>That cost; infinite when none was set.</summary>
    public double MostCost => _most;

    /// <summary>Whether a word stands at a place or after it.</summary>
    public bool Has(string word, int from) => _lastPlaces.TryGetValue(word, out var last) && last >= from;

    /// <summary>The values of a kind at a place; looked for once.</summary>
    public List<SlotValue> Find(string kind, int place, SlotReader read)
    {
        if (_found.TryGetValue((kind, place), out var known)) return known;
        // While it is being looked for it is not there, so that a slot cannot hold itself.
        _found[(kind, place)] = [];
        // What a value is does not depend on what the sentence around it costs.
        var most = _most;
        _most = double.PositiveInfinity;
        var found = _found[(kind, place)] = place < tokens.Count ? [.. read(this, place)] : [];
        _most = most;
        return found;
    }

    /// <summary>Where a pattern without values ends that begins at a place; looked for once.</summary>
    public List<Reached> EndsOf(Pattern pattern, int place)
    {
        if (_ends.TryGetValue((pattern, place), out var known)) return known;
        var ends = new List<Reached>();
        pattern.Match(this, Reached.At(place), ends);
        return _ends[(pattern, place)] = ends;
    }

    /// <summary>An empty list that is given back when it is no longer needed.</summary>
    public List<Reached> Rent() => _lists.TryPop(out var list) ? list : [];

    public void Return(List<Reached> list)
    {
        list.Clear();
        _lists.Push(list);
    }

    /// <summary>The states from which the next word or value may be taken: here, or after what may be passed over.</summary>
    public IEnumerable<Reached> From(Reached from, string? word)
    {
        yield return from;
        var place = from.Place;
        var reached = from;
        for (var skipped = 0; place < tokens.Count && skipped < MostSkipped;)
        {
            if (tokens[place].IsFiller && tokens[place].Word != word) reached = reached with { Place = ++place };
            else if (isLoose) { reached = reached.Skipping(place, CostOf(place)); place++; skipped++; }
            else break;
            if (reached.Cost >= _most) break;
            yield return reached;
        }
    }

    /// <summary>A name or a number is what a sentence is about, and is passed over last.</summary>
    private double CostOf(int place) => tokens[place].Kind is TokenKind.Number or TokenKind.Code or TokenKind.PurchaseId || catalogue.IsCode(tokens[place].Said) ? CostOfThing : CostOfSkip;

    /// <summary>What a token costs that is left over: marks and fillers change nothing.</summary>
    public double CostOfLeaving(int place) =>
        tokens[place].IsFiller || tokens[place].Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Question ? 0 : CostOfSkip;

    /// <summary>The place after what may be passed over without a change of the meaning.</summary>
    public int AfterFillers(int place)
    {
        while (place < tokens.Count && tokens[place].IsFiller) place++;
        return place;
    }

    /// <summary>Of states at the same place the surest is kept.</summary>
    public static void Add(List<Reached> into, Reached reached)
    {
        for (var index = 0; index < into.Count; index++)
        {
            if (into[index].Place != reached.Place) continue;
            if (reached.Cost < into[index].Cost) into[index] = reached;
            return;
        }

        into.Add(reached);
    }

    private static Dictionary<string, int> LastPlaces(List<Token> tokens)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < tokens.Count; place++) places[tokens[place].Word] = place;
        return places;
    }
}

/// <summary>How far a pattern has come in the tokens, at what cost, and with what values.</summary>
/// <param name="Guessed">The tokens that were taken for other words than were typed, the latest first.</param>
internal readonly record struct Reached(int Place, double Cost, Values? Values, Skipped? Skipped, Skipped? Guessed)
{
    private const double CostOfMistyped = 0.01;

    public static Reached At(int place) => new(place, 0, null, null, null);

    public Reached Taking(Parse parse, int end, double cost = 0)
    {
        var guessed = Guessed;
        for (var place = Place; place < end; place++)
        {
            if (parse.Tokens[place].MistypedAs is null) continue;
            cost += CostOfMistyped;
            guessed = new(place, guessed);
        }

        return this with { Place = end, Cost = Cost + cost, Guessed = guessed };
    }

    public Reached Skipping(int place, double cost) => new(place + 1, Cost + cost, Values, new(place, Skipped), Guessed);

    /// <summary>Takes tokens as they were typed.</summary>
    public Reached TakingAsSaid(int end, double cost) => this with { Place = end, Cost = Cost + cost };

    public Reached With(string name, object value, double cost = 0) => this with { Values = new(name, value, Values), Cost = Cost + cost };
}

/// <summary>The values found so far, the latest first.</summary>
internal sealed record Values(string Name, object Value, Values? Before);

/// <summary>Places of tokens, the latest first.</summary>
internal sealed record Skipped(int Place, Skipped? Before)
{
    /// <summary>Those of both.</summary>
    public static Skipped? Joined(Skipped? one, Skipped? other)
    {
        for (; other is not null; other = other.Before) one = new(other.Place, one);
        return one;
    }
}
