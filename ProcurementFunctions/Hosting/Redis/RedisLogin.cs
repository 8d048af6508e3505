namespace ProcurementFunctions.Hosting.Redis;

/// <summary>Who signs in to Redis, and the token that proves it. A class, so that it prints nothing of the token.</summary>
internal sealed class RedisLogin(string user, string token)
{
    public string User { get; } = user;

    public string Token { get; } = token;
}
