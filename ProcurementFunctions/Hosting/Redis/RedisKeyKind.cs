namespace ProcurementFunctions.Hosting.Redis;

/// <summary>Keys of ours in Redis, by how they begin.</summary>
/// <param name="Prefix">Such as "agent_session:".</param>
/// <param name="Longest">For how long one of them is kept at most after it was written.</param>
public sealed record RedisKeyKind(string Prefix, TimeSpan Longest);
