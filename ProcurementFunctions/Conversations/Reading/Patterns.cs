namespace ProcurementFunctions.Conversations.Reading;

/// <summary>A part of a pattern: what may stand at a place of a message. Matching finds every place where it may end.</summary>
internal abstract class Pattern
{
    /// <summary>Adds to <paramref name="into"/> each state in which it can be left when it is entered in <paramref name="state"/>.</summary>
    public abstract void Match(Parse parse, Reached state, List<Reached> into);

    /// <summary>Sets of words: a message must have a word of each for the pattern to match.</summary>
    public abstract IReadOnlyList<IReadOnlySet<string>> Needs { get; }

    /// <summary>The words with which it can begin; null: any, or it may be empty.</summary>
    public abstract IReadOnlySet<string>? First { get; }

    /// <summary>Whether it holds values, so that what it matched once is not all there is to know.</summary>
    public abstract bool HasValues { get; }

    /// <summary>Every word that stands in it.</summary>
    public abstract IEnumerable<string> Words { get; }

    /// <summary>Every slot that stands in it.</summary>
    public abstract IEnumerable<Slot> Slots { get; }

    /// <summary>A single word.</summary>
    internal sealed class Literal(string word) : Pattern
    {
        private readonly HashSet<string> _words = [word];

        public override IReadOnlyList<IReadOnlySet<string>> Needs => [_words];

        public override IReadOnlySet<string>? First => _words;

        public override bool HasValues => false;

        public override IEnumerable<string> Words => _words;

        public override IEnumerable<Slot> Slots => [];

        public override void Match(Parse parse, Reached state, List<Reached> into)
        {
            if (parse.IsLoose)
            {
                if (!parse.Has(word, state.Place)) return;
                foreach (var at in parse.From(state, word)) Take(parse, at, into);
                return;
            }

            var place = state.Place;
            for (; place < parse.Tokens.Count; place++)
            {
                var token = parse.Tokens[place];
                if (token.Word == word)
                {
                    Parse.Add(into, (state with { Place = place }).Taking(parse, place + 1));
                    return;
                }

                if (!token.IsFiller) return;
            }
        }

        private void Take(Parse parse, Reached at, List<Reached> into)
        {
            if (at.Place < parse.Tokens.Count && parse.Tokens[at.Place].Word == word) Parse.Add(into, at.Taking(parse, at.Place + 1));
        }
    }

    internal sealed class Sequence(IReadOnlyList<Pattern> parts) : Pattern
    {
        public override IReadOnlyList<IReadOnlySet<string>> Needs { get; } = [.. parts.SelectMany(part => part.Needs)];

        public override IReadOnlySet<string>? First { get; } = FirstOf(parts);

        public override bool HasValues { get; } = parts.Any(part => part.HasValues);

        public override IEnumerable<string> Words => parts.SelectMany(part => part.Words);

        public override IEnumerable<Slot> Slots => parts.SelectMany(part => part.Slots);

        public override void Match(Parse parse, Reached state, List<Reached> into)
        {
            var (reached, next) = (parse.Rent(), parse.Rent());
            reached.Add(state);
            foreach (var part in parts)
            {
                next.Clear();
                foreach (var one in reached) part.Match(parse, one, next);
                (reached, next) = (next, reached);
                if (reached.Count == 0) break;
            }

            foreach (var one in reached) Parse.Add(into, one);
            parse.Return(reached);
            parse.Return(next);
        }

        private static HashSet<string>? FirstOf(IReadOnlyList<Pattern> parts)
        {
            var words = new HashSet<string>(StringComparer.Ordinal);
            foreach (var part in parts)
            {
                if (part is Optional optional)
                {
                    if (optional.Inner.First is not { } maybe) return null;
                    words.UnionWith(maybe);
                    continue;
                }

                if (part.First is not { } first) return null;
                words.UnionWith(first);
                return words;
            }

            return null;
        }
    }

    internal sealed class Choice : Pattern
    {
        private readonly IReadOnlyList<Pattern> _ways;
        private readonly Dictionary<string, List<int>> _byFirst = new(StringComparer.Ordinal);
        private readonly List<int> _any = [];

        public Choice(IReadOnlyList<Pattern> ways)
        {
            _ways = ways;
            HasValues = ways.Any(way => way.HasValues);
            Needs = ways.Any(way => way.Needs.Count == 0) ? [] : [ways.SelectMany(way => way.Needs.MinBy(words => words.Count)!).ToHashSet(StringComparer.Ordinal)];
            First = ways.Any(way => way.First is null) ? null : ways.SelectMany(way => way.First!).ToHashSet(StringComparer.Ordinal);
            for (var way = 0; way < ways.Count; way++)
            {
                if (ways[way].First is not { } first) _any.Add(way);
                else foreach (var word in first) (_byFirst.TryGetValue(word, out var known) ? known : _byFirst[word] = []).Add(way);
            }
        }

        public override IReadOnlyList<IReadOnlySet<string>> Needs { get; }

        public override IReadOnlySet<string>? First { get; }

        public override bool HasValues { get; }

        public override IEnumerable<string> Words => _ways.SelectMany(way => way.Words);

        public override IEnumerable<Slot> Slots => _ways.SelectMany(way => way.Slots);

        public override void Match(Parse parse, Reached state, List<Reached> into)
        {
            if (parse.IsLoose)
            {
                MatchLoosely(parse, state, into);
                return;
            }

            for (var place = state.Place; place < parse.Tokens.Count; place++)
            {
                if (_byFirst.TryGetValue(parse.Tokens[place].Word, out var ways))
                {
                    foreach (var way in ways) _ways[way].Match(parse, state, into);
                }

                if (!parse.Tokens[place].IsFiller) break;
            }

            foreach (var way in _any) _ways[way].Match(parse, state, into);
        }

        /// <summary>Tries those ways of which a first word comes, here or later.</summary>
        private void MatchLoosely(Parse parse, Reached state, List<Reached> into)
        {
            Span<bool> isTried = stackalloc bool[_ways.Count];
            foreach (var way in _any) isTried[way] = true;
            for (var place = state.Place; place < parse.Tokens.Count; place++)
            {
                if (!_byFirst.TryGetValue(parse.Tokens[place].Word, out var ways)) continue;
                foreach (var way in ways) isTried[way] = true;
            }

            for (var way = 0; way < isTried.Length; way++)
            {
                if (isTried[way]) _ways[way].Match(parse, state, into);
            }
        }
    }

    internal sealed class Optional(Pattern inner) : Pattern
    {
        public Pattern Inner => inner;

        public override IReadOnlyList<IReadOnlySet<string>> Needs => [];

        public override IReadOnlySet<string>? First => null;

        public override bool HasValues => inner.HasValues;

        public override IEnumerable<string> Words => inner.Words;

        public override IEnumerable<Slot> Slots => inner.Slots;

        public override void Match(Parse parse, Reached state, List<Reached> into)
        {
            inner.Match(parse, state, into);
            Parse.Add(into, state);
        }
    }

    /// <summary>Once, or again and again.</summary>
    internal sealed class Repeated(Pattern inner) : Pattern
    {
        private const int Most = 6;

        public override IReadOnlyList<IReadOnlySet<string>> Needs => inner.Needs;

        public override IReadOnlySet<string>? First => inner.First;

        public override bool HasValues => inner.HasValues;

        public override IEnumerable<string> Words => inner.Words;

        public override IEnumerable<Slot> Slots => inner.Slots;

        public override void Match(Parse parse, Reached state, List<Reached> into)
        {
            var (reached, next) = (parse.Rent(), parse.Rent());
            reached.Add(state);
            for (var times = 0; times < Most && reached.Count > 0; times++)
            {
                next.Clear();
                foreach (var one in reached) inner.Match(parse, one, next);
                next.RemoveAll(one => one.Place == state.Place);
                foreach (var one in next) Parse.Add(into, one);
                (reached, next) = (next, reached);
            }

            parse.Return(reached);
            parse.Return(next);
        }
    }

    /// <summary>A part without values that many forms share: what it matches at a place is found once.</summary>
    internal sealed class Shared(Pattern inner) : Pattern
    {
        public override IReadOnlyList<IReadOnlySet<string>> Needs { get; } = inner.Needs;

        public override IReadOnlySet<string>? First { get; } = inner.First;

        public override bool HasValues => false;

        public override IEnumerable<string> Words => inner.Words;

        public override IEnumerable<Slot> Slots => inner.Slots;

        public override void Match(Parse parse, Reached state, List<Reached> into)
        {
            if (parse.IsLoose)
            {
                inner.Match(parse, state, into);
                return;
            }

            foreach (var end in parse.EndsOf(inner, state.Place))
                Parse.Add(into, state with { Place = end.Place, Cost = state.Cost + end.Cost, Guessed = Skipped.Joined(state.Guessed, end.Guessed) });
        }
    }

    /// <summary>Something with a value, such as an item, a quantity or a date.</summary>
    internal sealed class Slot(string kind, string name, SlotReader read) : Pattern
    {
        // Of two ways to read the same words, the one that sees fewer things in them is the likelier: "the first one" is no quantity.
        private const double CostOfSlot = 0.002;

        private bool IsText => kind is "reason" or "anything" or "user";

        public override IReadOnlyList<IReadOnlySet<string>> Needs => [];

        public override IReadOnlySet<string>? First => null;

        public override bool HasValues => true;

        public override IEnumerable<string> Words => [];

        public override IEnumerable<Slot> Slots => [this];

        public string Kind => kind;

        /// <summary>The values that begin at a place.</summary>
        public List<SlotValue> At(Parse parse, int place) => parse.Find(kind, place, read);

        public override void Match(Parse parse, Reached state, List<Reached> into)
        {
            if (parse.IsLoose)
            {
                foreach (var at in parse.From(state, null)) Take(parse, at, into);
                return;
            }

            for (var place = state.Place; place < parse.Tokens.Count; place++)
            {
                Take(parse, state with { Place = place }, into);
                if (!parse.Tokens[place].IsFiller) return;
            }
        }

        private void Take(Parse parse, Reached at, List<Reached> into)
        {
            foreach (var found in At(parse, at.Place))
                Parse.Add(into, (IsText ? at.TakingAsSaid(found.End, found.Cost) : at.Taking(parse, found.End, found.Cost)).With(name, found.Value, CostOfSlot));
        }
    }

    /// <summary>A value that a way of saying something has by itself.</summary>
    internal sealed class Valued(string name, object value, Pattern inner) : Pattern
    {
        public override IReadOnlyList<IReadOnlySet<string>> Needs => inner.Needs;

        public override IReadOnlySet<string>? First => inner.First;

        public override bool HasValues => true;

        public override IEnumerable<string> Words => inner.Words;

        public override IEnumerable<Slot> Slots => inner.Slots;

        public override void Match(Parse parse, Reached state, List<Reached> into) => inner.Match(parse, state.With(name, value), into);
    }
}

/// <summary>Finds the values of a kind that begin at a place.</summary>
internal delegate IEnumerable<SlotValue> SlotReader(Parse parse, int place);

/// <param name="End">The place after it.</param>
/// <param name="Cost">How doubtful it is; 0: not at all.</param>
internal readonly record struct SlotValue(int End, object Value, double Cost = 0);
