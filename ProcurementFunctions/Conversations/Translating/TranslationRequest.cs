namespace ProcurementFunctions.Conversations.Translating;

/// <summary>What a model gets to read a message by.</summary>
/// <param name="Message">In the user's words.</param>
/// <param name="Asked">What the agent said last; null: nothing.</param>
/// <param name="Items">Items that it may be about, "SKU: name".</param>
/// <param name="Vendors">Vendors, "id: name".</param>
/// <param name="Today">The firm's day.</param>
public sealed record TranslationRequest(string Message, string? Asked, IReadOnlyList<string> Items, IReadOnlyList<string> Vendors, DateOnly Today);
