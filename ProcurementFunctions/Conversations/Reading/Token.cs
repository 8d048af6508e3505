namespace ProcurementFunctions.Conversations.Reading;

/// <summary>A word, number or mark of a message.</summary>
/// <param name="Word">In lower case, as the vocabulary has it: "don't" is the two words "do" and "not".</param>
/// <param name="Said">As it stands in the message.</param>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where it begins in the message.</param>
internal sealed record Token(string Word, string Said, TokenKind Kind, int Start)
{
    /// <summary>What was said where <see cref="Word"/> is a guess at a typing error; null: it is no guess.</summary>
    public string? MistypedAs { get; init; }

    /// <summary>Whether a word of the language was guessed, and none of a name.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether the vocabulary itself has it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Whether it can be passed over without a change of the meaning.</summary>
    public bool IsFiller { get; init; }
}

internal enum TokenKind
{
    Word,

    /// <summary>Begins with a digit, a sign of a currency or a sign, as "1,200.50", "€500" or "-3" do.</summary>
    Number,

    /// <summary>Looks like an article number: letters or digits with a hyphen, dot, slash or underscore, and a digit or capitals.</summary>
    Code,

    /// <summary>The id of a purchase, "P-…".</summary>
    PurchaseId,

    /// <summary>A date as 2027-01-31.</summary>
    Date,

    /// <summary>A comma, a dash or a bracket: it may stand between the parts of a wish, and between wishes.</summary>
    Comma,

    /// <summary>A full stop, semicolon, colon, exclamation mark or the end of a line.</summary>
    Stop,

    /// <summary>A question mark.</summary>
    Question,
}
