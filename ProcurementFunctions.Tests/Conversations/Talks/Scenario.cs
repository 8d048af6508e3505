namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>A conversation with users of its own. The format is that of <c>run.py</c>, which plays the same files over HTTP.</summary>
internal sealed record Scenario
{
    public required string Id { get; init; }

    /// <summary>trap, plain, by-name, multi-turn, multi-intent, misspelt, other-language, analytics, adversarial or unclear.</summary>
    public required string Class { get; init; }

    /// <summary>Of its user, with commas between.</summary>
    public string Roles { get; init; } = "buyer";

    /// <summary>SKUs whose state for the user is compared too.</summary>
    public IReadOnlyList<string> Watch { get; init; } = [];

    /// <summary>Whether it must not be played beside others.</summary>
    public bool Alone { get; init; }

    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>Whether it touches what the whole firm shares.</summary>
    public bool IsShared => Alone
        || Roles.Contains("admin", StringComparison.Ordinal)
        || Turns.Any(turn => turn.Roles?.Contains("admin", StringComparison.Ordinal) is true)
        || Turns.Any(turn => turn.Do.Keys.Any(key => key.StartsWith("firm.", StringComparison.Ordinal)));

    /// <summary>Whether an item may be asleep after it.</summary>
    public bool MaySnooze => Alone || Turns.Any(turn => turn.Do.Keys.Concat(turn.May).Any(key => key.Contains("snoozed", StringComparison.Ordinal)));
}
