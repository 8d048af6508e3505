namespace ProcurementFunctions.Local.CosmosGateway.Storage;

/// <summary>A property that the index has.</summary>
/// <param name="IsDeep">Whether the policy names what is in it (<c>/untold/*</c>): it is known whether a document has it, and nothing can be sorted by it.</param>
internal readonly record struct IndexedName(string Name, bool IsDeep);
