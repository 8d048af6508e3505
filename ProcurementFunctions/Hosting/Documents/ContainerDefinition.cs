namespace ProcurementFunctions.Hosting.Documents;

/// <summary>A container that the app uses; created at start where it is missing and the account allows it.</summary>
/// <param name="Name">The container's id.</param>
/// <param name="PartitionKeyPath">Such as "/sku".</param>
/// <param name="DefaultTimeToLive">Null: kept until deleted. Minus one second: only documents with a ttl of their own expire.</param>
public sealed record ContainerDefinition(string Name, string PartitionKeyPath, TimeSpan? DefaultTimeToLive = null);
