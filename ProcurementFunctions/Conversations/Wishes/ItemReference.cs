namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>How a message names an item.</summary>
internal abstract record ItemReference
{
    /// <summary>By its SKU, in capitals.</summary>
    internal sealed record BySku(string Sku) : ItemReference;

    /// <summary>By its name or a part of it.</summary>
    internal sealed record ByName(string Name) : ItemReference;

    /// <summary>"it", "that", "them": what was talked about last.</summary>
    internal sealed record Last : ItemReference;

    /// <summary>"the first one" (1), "the second" (2); "the last one" (-1), "the one before" (-2).</summary>
    internal sealed record Nth(int Number) : ItemReference;

    /// <summary>"the cheaper one": of what was recommended, the one with the lowest unit cost.</summary>
    internal sealed record Cheapest : ItemReference;

    /// <summary>"the faster one": of what was recommended, the one that arrives first.</summary>
    internal sealed record Fastest : ItemReference;
}
