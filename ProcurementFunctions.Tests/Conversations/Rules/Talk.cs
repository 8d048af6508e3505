using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Rules;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Tests.Conversations.Rules;

/// <summary>A conversation by the rules alone: each message is decided on what the one before left.</summary>
internal sealed class Talk
{
    private int _messages;

    public Session Session { get; private set; } = Session.New("buyer", new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public Rights Rights { get; init; } = new(IsBuyer: true, IsApprover: false, IsAdmin: false);

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public Catalogue Catalogue { get; init; } = Catalogue.Empty;

    public Outcome Say(string text, KnownFacts? facts = null)
    {
        Now += TimeSpan.FromSeconds(1);
        var message = new Message($"m{++_messages}", text, $"buyer:m{_messages}");
        var outcome = Decide(message, text, (_, _) => facts ?? KnownFacts.None).Outcome!;
        Session = outcome.Session;
        return outcome;
    }

    /// <summary>What the first wish of the message that needs facts needs.</summary>
    public FactRequest Needs(string text) => Decide(new("m", text, "buyer:m"), text, (_, _) => null).Missing;

    private Step Decide(Message message, string text, Func<int, FactRequest, KnownFacts?> factsOf) => ConversationRules.Decide(
        Session, Rights, message, MessageReader.English.Read(text, Catalogue).Wishes, factsOf, Now, DateOnly.FromDateTime(Now.UtcDateTime));

    public static ItemFact Item(string sku, string name = "Adjustable Race") => new(sku, name, 10, 5, 2, 13);

    public static KnownFacts Deal(string sku, int quantity, decimal unitPrice = 47.87m, string name = "Adjustable Race") => KnownFacts.None with
    {
        Items = [Item(sku, name)],
        Deal = new(quantity, Recommendation(sku, quantity, unitPrice, name), [], []),
    };

    public static Recommendation Recommendation(string sku, int quantity, decimal unitPrice = 47.87m, string name = "Adjustable Race")
    {
        var arrival = new DateTimeOffset(2026, 3, 18, 0, 0, 0, TimeSpan.Zero);
        return new()
        {
            Sku = sku,
            ItemName = name,
            Quantity = quantity,
            VendorId = "LITWARE0001",
            VendorName = "Litware, Inc.",
            UnitPrice = unitPrice,
            ExpectedArrival = arrival,
            Total = unitPrice * quantity + 10,
            Currency = "USD",
            Lines = [new("LITWARE0001", "Litware, Inc.", quantity, unitPrice, 10, arrival)],
            Reason = "cheapest of 3 quotes",
            At = default,
        };
    }
}
