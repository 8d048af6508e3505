using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// What the agent remembers of its talk with one user, for 24 hours after the last message. Its lists are bounded, so that
/// the thousandth message costs what the tenth did. Times are on the wall clock.
/// </summary>
public sealed record Session
{
    /// <summary>How long a session is kept after its last message.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(86_400);

    /// <summary>The shape that this build writes.</summary>
    public static readonly SchemaVersion CurrentSchema = new(1, 1);

    public const int MaxTurns = 40;

    /// <summary>Bytes of JSON that the turns before the last two may have together: long messages are forgotten sooner.</summary>
    public const int MaxEarlierTurnBytes = 4096;

    public const int MaxRemembered = 20;
    public const int MaxRecommendations = 10;
    public const int MaxFoundItems = 10;
    public const int MaxStartedPurchases = 20;
    public const int MaxVendors = 10;
    public const int MaxDone = 10;
    public const int MaxSpokenOf = 10;

    public required string UserId { get; init; }

    /// <summary>Counts the messages that the session has seen.</summary>
    public long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastActivity { get; init; }

    public SchemaVersion SchemaVersion { get; init; } = CurrentSchema;

    public SessionList<Turn> Turns { get; init; } = SessionList<Turn>.Empty(ConversationsJson.Default.Turn);

    /// <summary>What is left of turns that are forgotten, oldest first.</summary>
    public SessionList<string> Remembered { get; init; } = SessionList<string>.Empty(ConversationsJson.Default.String);

    /// <summary>What the user asked for last, where it needed looking up.</summary>
    public string? CurrentQuery { get; init; }

    public SessionList<FoundItem> FoundItems { get; init; } = SessionList<FoundItem>.Empty(ConversationsJson.Default.FoundItem);

    /// <summary>One for each item, in the order in which the items were first asked about.</summary>
    public SessionList<Recommendation> Recommendations { get; init; } =
        SessionList<Recommendation>.Empty(ConversationsJson.Default.Recommendation);

    public PendingOrder? PendingOrder { get; init; }

    public decimal? BudgetLimit { get; init; }

    /// <summary>Vendors that the user named as preferred in this session, the latest last.</summary>
    public SessionList<string> PreferredVendors { get; init; } = SessionList<string>.Empty(ConversationsJson.Default.String);

    public SessionList<StartedPurchaseNote> StartedPurchases { get; init; } =
        SessionList<StartedPurchaseNote>.Empty(ConversationsJson.Default.StartedPurchaseNote);

    /// <summary>The items that were spoken of last: "it" where it is one, "the first one" where they are several.</summary>
    public SessionList<FoundItem> SpokenOf { get; init; } = SessionList<FoundItem>.Empty(ConversationsJson.Default.FoundItem);

    /// <summary>The purchase that was spoken of last; null where something else was since.</summary>
    public string? SpokenPurchase { get; init; }

    /// <summary>What the agent asked last; null: nothing.</summary>
    internal OpenQuestion? Question { get; init; }

    /// <summary>The wish that a correction such as "no, 600" changes; null: there is none.</summary>
    internal Wish? LastWish { get; init; }

    /// <summary>What can be taken back, the latest last.</summary>
    internal SessionList<DoneEffect> Done { get; init; } = SessionList<DoneEffect>.Empty(ConversationsJson.Default.DoneEffect);

    /// <summary>Fields that a newer version of this document wrote: name and JSON.</summary>
    internal IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> UnknownFields { get; init; } = [];

    public DateTimeOffset ExpiresAt => LastActivity + Lifetime;

    /// <summary>The session of a user who has said nothing yet: version 0.</summary>
    public static Session New(string userId, DateTimeOffset now) =>
        new() { UserId = userId, CreatedAt = now, LastActivity = now };

    /// <summary>What was recommended for the item, or null.</summary>
    public Recommendation? RecommendationFor(string sku) =>
        Recommendations.FirstOrDefault(r => r.Sku == sku);

    /// <summary>The recommendation that was made last, or null.</summary>
    public Recommendation? LastRecommendation => Recommendations.MaxBy(r => r.At);
}
