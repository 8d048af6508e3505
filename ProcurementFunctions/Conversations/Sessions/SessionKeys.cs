using StackExchange.Redis;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// The keys of one user in Redis. The user id is percent-encoded, so that no id makes another's key or breaks a pattern;
/// plain ids stay as they are. The braces put answers and effects into the cluster slot of the session.
/// </summary>
internal readonly struct SessionKeys(string userId)
{
    public const string AnyOutbox = "agent_outbox:*";
    public const string AnySession = $"{SessionPrefix}*";

    private const string SessionPrefix = "agent_session:";

    private readonly string _session = $"{SessionPrefix}{Escaped(userId)}";

    public RedisKey Session => _session;

    /// <summary>A glob pattern that all answers kept for this user match, and nothing else.</summary>
    public string AnyAnswer => $"agent_answer:{{{_session}}}:*";

    /// <summary>A glob pattern that all effects kept for this user match, and nothing else.</summary>
    public string AnyEffects => $"agent_outbox:{{{_session}}}:*";

    public RedisKey Answer(string messageId) => $"agent_answer:{{{_session}}}:{messageId}";

    public RedisKey Effects(string messageId) => $"agent_outbox:{{{_session}}}:{messageId}";

    /// <summary>Whose session a key is.</summary>
    public static string UserOf(string sessionKey) => Uri.UnescapeDataString(sessionKey[SessionPrefix.Length..]);

    /// <summary>The user id with everything but letters, digits and -._~ percent-encoded.</summary>
    public static string Escaped(string userId) => Uri.EscapeDataString(userId);
}
