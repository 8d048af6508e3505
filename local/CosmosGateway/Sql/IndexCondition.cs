namespace ProcurementFunctions.Local.CosmosGateway.Sql;

/// <summary>What the index can be asked of documents. Every document that passes the filter meets it; others may too.</summary>
internal abstract record IndexCondition;

/// <summary>A property has one of these values.</summary>
/// <param name="Keys">See <see cref="Storage.IndexKey"/>.</param>
internal sealed record IndexValues(string Name, IReadOnlyList<byte[]> Keys) : IndexCondition;

/// <summary>A property lies in a range, its ends included.</summary>
internal sealed record IndexRange(string Name, byte[] From, byte[] To) : IndexCondition;

/// <summary>A property is a text that has this one in it, in whatever case.</summary>
/// <param name="Text">Lower-case letters, digits and signs.</param>
internal sealed record IndexText(string Name, string Text) : IndexCondition;

/// <summary>One of two holds.</summary>
internal sealed record IndexEither(IndexCondition One, IndexCondition Other) : IndexCondition;

/// <summary>Documents come by a property; those that tie, by their numbers.</summary>
/// <param name="From">Only those from this key on; null: all.</param>
internal sealed record IndexOrder(string Name, bool Descending, byte[]? From);
