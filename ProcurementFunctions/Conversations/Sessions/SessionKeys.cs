using ProcurementFunctions.Hosting.Redis;
using StackExchange.Redis;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// The keys of one user in Redis. The user id is percent-encoded, so that no id makes another's key or breaks a pattern;
/// plain ids stay as they are. The braces put answers and effects into the cluster slot of the session.
/// </summary>
internal readonly struct SessionKeys(string userId)
{
    public const string AnyOutbox = $"{OutboxPrefix}*";
    public const string AnySession = $"{SessionPrefix}*";

    private const string SessionPrefix = "agent_session:";
    private const string AnswerPrefix = "agent_answer:";
    private const string OutboxPrefix = "agent_outbox:";

    private readonly string _session = $"{SessionPrefix}{Escaped(userId)}";

    public static IReadOnlyList<RedisKeyKind> Kinds { get; } =
    [
        new(SessionPrefix, Sessions.Session.Lifetime), new(AnswerPrefix, Sessions.Session.Lifetime), new(OutboxPrefix, EffectsLifetime),
    ];

    /// <summary>For how long it is tried to carry out what a message led to.</summary>
    public static TimeSpan EffectsLifetime => TimeSpan.FromDays(7);

    public RedisKey Session => _session;

    /// <summary>A glob pattern that all answers kept for this user match, and nothing else.</summary>
    public string AnyAnswer => $"{AnswerPrefix}{{{_session}}}:*";

    /// <summary>A glob pattern that all effects kept for this user match, and nothing else.</summary>
    public string AnyEffects => $"{OutboxPrefix}{{{_session}}}:*";

    public RedisKey Answer(string messageId) => $"{AnswerPrefix}{{{_session}}}:{messageId}";

    public RedisKey Effects(string messageId) => $"{OutboxPrefix}{{{_session}}}:{messageId}";

    /// <summary>Whose session a key is.</summary>
    public static string UserOf(string sessionKey) => Uri.UnescapeDataString(sessionKey[SessionPrefix.Length..]);

    /// <summary>The user id with everything but letters, digits and -._~ percent-encoded.</summary>
    public static string Escaped(string userId) => Uri.EscapeDataString(userId);
}
