using System.Text.Json;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>A message of a scenario, and what a competent human assistant would make of it.</summary>
internal sealed record Turn
{
    /// <summary>
    /// The text; {P} is the id of the newest purchase of the scenario, {P1} of the first, {TODAY+n} the firm's date in n days,
    /// counted from the 28th of its month.
    /// </summary>
    public required string Say { get; init; }

    /// <summary>Who says it, by a name within the scenario.</summary>
    public string User { get; init; } = "me";

    /// <summary>That user's roles; null: those given before, or the scenario's.</summary>
    public string? Roles { get; init; }

    /// <summary>A status that the newest purchase must reach first.</summary>
    public string? Wait { get; init; }

    /// <summary>False: it sets the scene only.</summary>
    public bool Score { get; init; } = true;

    /// <summary>The complete change of state that is right, by the keys of <see cref="TalkState"/>; see <see cref="Expectation"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Do { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Keys that may change without harm.</summary>
    public IReadOnlyList<string> May { get; init; } = [];

    /// <summary>Patterns that the reply must all have.</summary>
    public IReadOnlyList<string> Must { get; init; } = [];

    /// <summary>Patterns of which the reply must have one.</summary>
    public IReadOnlyList<string> Any { get; init; } = [];

    /// <summary>Patterns that would make the reply a false statement.</summary>
    public IReadOnlyList<string> Bad { get; init; } = [];

    /// <summary>Whether to ask back, or to refuse to guess, is right.</summary>
    public bool Ask { get; init; }

    /// <summary>Whether it is right to say that it is not understood.</summary>
    public bool Dunno { get; init; }

    /// <summary>In words what would be best; not checked.</summary>
    public string? Ideal { get; init; }

    /// <summary>Whether it needs understanding that rules can hardly give.</summary>
    public bool Llm { get; init; }
}
