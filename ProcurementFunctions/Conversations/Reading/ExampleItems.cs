namespace ProcurementFunctions.Conversations.Reading;

/// <summary>The items that a reply names when it says what can be said: two of the firm's own, so that the example works as it stands.</summary>
internal sealed record ExampleItems(string First, string Second)
{
    /// <summary>Where the firm has no items yet.</summary>
    public static ExampleItems Invented { get; } = new("AR-5381", "BB-7421");

    /// <summary>Makes the reply of one in which they stand as <c>&lt;sku&gt;</c> and <c>&lt;sku2&gt;</c>.</summary>
    public string In(string reply) =>
        reply.Replace("<sku>", First, StringComparison.Ordinal).Replace("<sku2>", Second, StringComparison.Ordinal);

    public static ExampleItems Of(NameIndex items) => items.First(2) switch
    {
        [var first, var second] => new(first.Id, second.Id),
        [var only] => new(only.Id, Invented.Second),
        _ => Invented,
    };
}
