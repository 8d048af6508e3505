namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>The servers that a test of something in Redis runs on.</summary>
public enum RedisKind
{
    /// <summary>The embedded server of a local run.</summary>
    Garnet,

    /// <summary>redis-server, where it is installed.</summary>
    RedisServer,
}
