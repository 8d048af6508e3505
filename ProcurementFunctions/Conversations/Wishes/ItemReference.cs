using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>How a message names an item.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ItemReference.BySku), "bySku")]
[JsonDerivedType(typeof(ItemReference.ByName), "byName")]
[JsonDerivedType(typeof(ItemReference.Last), "last")]
[JsonDerivedType(typeof(ItemReference.Nth), "nth")]
[JsonDerivedType(typeof(ItemReference.Cheapest), "cheapest")]
[JsonDerivedType(typeof(ItemReference.All), "all")]
[JsonDerivedType(typeof(ItemReference.Fastest), "fastest")]
internal abstract record ItemReference
{
    /// <summary>By its SKU, as the inventory has it; in capitals where the inventory does not have it.</summary>
    internal sealed record BySku(string Sku) : ItemReference;

    /// <summary>By its name or a part of it.</summary>
    internal sealed record ByName(string Name) : ItemReference;

    /// <summary>"it", "that", "them": what was talked about last.</summary>
    internal sealed record Last : ItemReference;

    /// <summary>"the first one" (1), "the second" (2); "the last one" (-1), "the one before" (-2).</summary>
    internal sealed record Nth(int Number) : ItemReference;

    /// <summary>"the cheaper one": of what was recommended, the one with the lowest unit cost.</summary>
    internal sealed record Cheapest : ItemReference;

    /// <summary>"both", "all of them": everything that was recommended last or found.</summary>
    internal sealed record All : ItemReference;

    /// <summary>"the faster one": of what was recommended, the one that arrives first.</summary>
    internal sealed record Fastest : ItemReference;
}
