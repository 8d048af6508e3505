namespace ProcurementFunctions.Hosting.Documents;

/// <summary>A part of a list, in order; <paramref name="NextCursor"/> fetches what follows, null at the end.</summary>
public sealed record DocumentPage<T>(IReadOnlyList<Stored<T>> Items, string? NextCursor);
