namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>Where sessions are kept. Setting <c>Sessions:Store</c>.</summary>
internal sealed class SessionOptions
{
    /// <summary>In Redis, shared by all instances. The default.</summary>
    public const string Redis = "Redis";

    /// <summary>In the memory of one instance, for a short-lived one.</summary>
    public const string Memory = "Memory";

    public string Store { get; set; } = Redis;

    public bool IsKnown =>
        string.Equals(Store, Redis, StringComparison.OrdinalIgnoreCase) || string.Equals(Store, Memory, StringComparison.OrdinalIgnoreCase);
}
