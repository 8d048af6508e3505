using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>Splits a message into tokens. Nothing is dropped but spaces, quotes and signs that are no text.</summary>
internal static partial class Tokenizer
{
    private static readonly Dictionary<string, string> None = [];

    /// <param name="isCode">Whether the shop has an item with this SKU, whatever its case.</param>
    /// <param name="contractions">Words that stand for several, such as "what's"; null: none.</param>
    public static List<Token> Split(string message, Func<string, bool> isCode, IReadOnlyDictionary<string, string>? contractions = null)
    {
        var tokens = new List<Token>();
        var known = contractions ?? None;
        foreach (var match in Chunk().EnumerateMatches(message))
        {
            if (message[match.Index] == '\n') Add(tokens, ".", "\n", TokenKind.Stop, match.Index);
            else AddChunk(tokens, Plain(message.Substring(match.Index, match.Length)), match.Index, isCode, known);
        }

        return tokens;
    }

    private static void AddChunk(List<Token> tokens, string chunk, int start, Func<string, bool> isCode, IReadOnlyDictionary<string, string> contractions)
    {
        if (isCode(chunk) && chunk.Any(char.IsLetterOrDigit))
        {
            Add(tokens, chunk.ToLowerInvariant(), chunk, Looks(chunk), start);
            return;
        }

        var from = 0;
        while (from < chunk.Length && MarkOf(chunk[from], chunk, from) is { } mark) AddMark(tokens, chunk[from++], mark, start);
        var to = chunk.Length;
        var marks = new Stack<char>();
        while (to > from && MarkAtEnd(chunk[to - 1])) marks.Push(chunk[--to]);
        if (to > from) AddCore(tokens, chunk[from..to], start + from, isCode, contractions);
        var isShort = to > from && Short.Contains(chunk[from..to].ToLowerInvariant());
        foreach (var mark in marks)
        {
            // The full stop of "Inc." ends no sentence.
            if (!isShort || mark != '.') AddMark(tokens, mark, KindOf(mark), start + to);
        }
    }

    private static void AddCore(List<Token> tokens, string core, int start, Func<string, bool> isCode, IReadOnlyDictionary<string, string> contractions)
    {
        if (PurchaseId().IsMatch(core)) Add(tokens, core.ToUpperInvariant(), core, TokenKind.PurchaseId, start);
        else if (Date().IsMatch(core)) Add(tokens, core, core, TokenKind.Date, start);
        else if (isCode(core)) Add(tokens, core.ToLowerInvariant(), core, Looks(core), start);
        else if (Ordinal().IsMatch(core)) Add(tokens, core.ToLowerInvariant(), core, TokenKind.Word, start);
        else if (Number().IsMatch(core)) AddNumber(tokens, core, start);
        else if (Inner().Match(core) is { Success: true } inner)
        {
            // Words that are joined by a mark: "now,please", "and/or", "yes...no".
            AddCore(tokens, core[..inner.Index], start, isCode, contractions);
            AddMark(tokens, core[inner.Index], KindOf(core[inner.Index]), start + inner.Index);
            AddCore(tokens, core[(inner.Index + inner.Length)..], start + inner.Index + inner.Length, isCode, contractions);
        }
        else if (IsCode(core)) Add(tokens, core.ToLowerInvariant(), core, TokenKind.Code, start);
        else AddWords(tokens, core, start, isCode, contractions);
    }

    /// <summary>"don't" is "do not", "what's" is "what is", "the firm's" keeps its "'s"; "first-aid" is two words.</summary>
    private static void AddWords(List<Token> tokens, string core, int start, Func<string, bool> isCode, IReadOnlyDictionary<string, string> contractions)
    {
        foreach (var part in core.Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.ToLowerInvariant();
            if (contractions.TryGetValue(word, out var words))
            {
                foreach (var one in words.Split(' ')) Add(tokens, one, part, TokenKind.Word, start);
            }
            else if (word.IndexOf('\'', StringComparison.Ordinal) + 1 is > 0 and var cut && cut < word.Length && contractions.TryGetValue(word[..cut], out var before))
            {
                // "d'APRON", "l'article": the rest may be a name.
                Add(tokens, before, part[..cut], TokenKind.Word, start);
                AddCore(tokens, part[cut..], start + cut, isCode, contractions);
            }
            else if (word.EndsWith("n't", StringComparison.Ordinal)) { Add(tokens, word[..^3], part, TokenKind.Word, start); Add(tokens, "not", part, TokenKind.Word, start); }
            else if (Ending().Match(word) is { Success: true } ending)
            {
                Add(tokens, word[..ending.Index], part, TokenKind.Word, start);
                Add(tokens, ending.Value switch { "'d" => "would", "'ll" => "will", "'re" => "are", "'ve" => "have", "'m" => "am", _ => "'s" }, part, TokenKind.Word, start);
            }
            else
            {
                var bare = word == "&" ? "and" : word.Trim('\'');
                if (bare.Any(char.IsLetterOrDigit) || bare is "$" or "€" or "£" or "%" or "+") Add(tokens, bare, part, TokenKind.Word, start);
            }

            start += part.Length + 1;
        }
    }

    /// <summary>"25pcs" is a number and a word, "3.5k" one number, "2x30" three tokens, "20-30" a range.</summary>
    private static void AddNumber(List<Token> tokens, string core, int start)
    {
        var match = Number().Match(core);
        Add(tokens, match.Groups["number"].Value.ToLowerInvariant(), match.Groups["number"].Value, TokenKind.Number, start);
        var unit = match.Groups["unit"].Value;
        if (unit.Length == 0) return;
        var at = start + match.Groups["unit"].Index;
        if (unit[0] is 'x' or 'X' or '×' or '*' && unit.Length > 1 && char.IsAsciiDigit(unit[1]))
        {
            Add(tokens, "x", unit[..1], TokenKind.Word, at);
            AddNumber(tokens, unit[1..], at + 1);
        }
        else if (unit[0] is '-' or '–' && unit.Length > 1 && char.IsAsciiDigit(unit[1]))
        {
            Add(tokens, "to", "-", TokenKind.Word, at);
            AddNumber(tokens, unit[1..], at + 1);
        }
        else if (unit[0] is '-') AddWords(tokens, unit[1..], at + 1, static _ => false, None);
        else Add(tokens, unit.ToLowerInvariant() is "×" or "*" ? "x" : unit.ToLowerInvariant(), unit, TokenKind.Word, at);
    }

    private static void AddMark(List<Token> tokens, char mark, TokenKind kind, int start)
    {
        if (mark is '"' or '\'' or '*' or '`' or '“' or '”') return;
        Add(tokens, kind switch { TokenKind.Comma => ",", TokenKind.Stop => ".", _ => "?" }, mark.ToString(), kind, start);
    }

    private static void Add(List<Token> tokens, string word, string said, TokenKind kind, int start) => tokens.Add(new(word, said, kind, start));

    private static TokenKind Looks(string code) => code.All(c => char.IsAsciiLetter(c)) ? TokenKind.Word
        : code.All(char.IsAsciiDigit) ? TokenKind.Number
        : TokenKind.Code;

    /// <summary>An unknown word that looks like an article number: "AR-5381", "X100", "-100" does not.</summary>
    private static bool IsCode(string core)
    {
        var hasDigit = core.Any(char.IsAsciiDigit);
        var joined = core.IndexOfAny(['-', '.', '/', '_']) > 0;
        if (!core.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or '_')) return false;
        return joined && (hasDigit || core.All(c => !char.IsAsciiLetterLower(c))) || (hasDigit && core.Length >= 3);
    }

    private static TokenKind? MarkOf(char c, string chunk, int at) => c switch
    {
        '-' or '+' or '.' when at + 1 < chunk.Length && (char.IsAsciiDigit(chunk[at + 1]) || chunk[at + 1] is '$' or '€' or '£') => null,
        _ when MarkAtEnd(c) => KindOf(c),
        _ => null,
    };

    private static bool MarkAtEnd(char c) =>
        c is ',' or '.' or ';' or ':' or '!' or '?' or '(' or ')' or '[' or ']' or '"' or '\'' or '-' or '*' or '`' or '…' or '¿' or '¡' or '=' or '/'
        or '{' or '}' or '<' or '>' or '#' or '|';

    private static TokenKind KindOf(char mark) => mark switch
    {
        '?' => TokenKind.Question,
        '.' or ';' or '!' or '…' => TokenKind.Stop,
        _ => TokenKind.Comma,
    };

    private static string Plain(string chunk)
    {
        if (Ascii.IsValid(chunk)) return chunk;
        var plain = new StringBuilder(chunk.Length);
        foreach (var c in chunk.Normalize(NormalizationForm.FormKC))
        {
            // Signs that nobody sees, such as those that turn the direction of a text.
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format) continue;
            plain.Append(c switch
            {
                '\u2019' or '\u2018' or '\u02bc' => '\'',
                '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' => '"',
                '\u2010' or '\u2011' or '\u2012' or '\u2212' => '-',
                '\u2013' or '\u2014' => '-',
                _ => c,
            });
        }

        return plain.ToString();
    }

    private static readonly HashSet<string> Short = new(["inc", "ltd", "co", "corp", "pcs", "pc", "no", "approx", "st", "mr", "mrs", "ms", "dr", "max", "min", "qty", "ca"], StringComparer.Ordinal);

    [GeneratedRegex(@"\n|[^\s]+")]
    private static partial Regex Chunk();

    [GeneratedRegex(@"^P-[0-9A-Z]{6,26}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PurchaseId();

    [GeneratedRegex(@"^(?:\d*1st|\d*2nd|\d*3rd|\d+th)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?<number>[-+]?(?:(?:US|C|A)?[$€£¥])?[-+]?(?:\d[\d.,'_]*\d|\d|\.\d+)(?:e\+?\d{1,2})?(?:%|[$€£¥])?)(?<unit>-?[a-zA-Z]{1,12}|[x×*]\d[\d.,]*|[-–]\d[\d.,]*|[x×*])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\p{L}{2})(?:,|;|!|\?|\.{2,}|…|/(?=\p{Ll}{2})|:(?=\p{L}))(?=.)")]
    private static partial Regex Inner();

    [GeneratedRegex(@"'(?:s|d|ll|re|ve|m)$|(?<=s)'$")]
    private static partial Regex Ending();
}
