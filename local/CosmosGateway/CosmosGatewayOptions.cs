namespace ProcurementFunctions.Local.CosmosGateway;

/// <summary>Where a gateway keeps its documents and where it listens.</summary>
public sealed record CosmosGatewayOptions
{
    /// <summary>The SQLite file; it and its folder are made when they are missing. It also holds the account's key.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of <c>_ts</c>, of times to live and of the age of a signature.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
