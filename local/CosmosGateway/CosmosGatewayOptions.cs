namespace ProcurementFunctions.Local.CosmosGateway;

/// <summary>Where a gateway keeps its documents and where it listens.</summary>
public sealed record CosmosGatewayOptions
{
    /// <summary>The SQLite file; it and its folder are made when they are missing. It also holds the account's key.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of <c>_ts</c> and of times to live.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clock by which callers sign: the SDK's is always the machine's.</summary>
    public TimeProvider WallTime { get; init; } = TimeProvider.System;
}
