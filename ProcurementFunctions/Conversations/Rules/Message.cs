using ProcurementFunctions.Conversations.Reading;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>A message as it came in.</summary>
/// <param name="Need">What a purchase that follows from it is for; see <see cref="Purchasing.PurchaseRequest.Need"/>.</param>
internal sealed record Message(string Id, string Text, string Need)
{
    /// <summary>What its reply may name as examples.</summary>
    public ExampleItems Examples { get; init; } = ExampleItems.Invented;
}
