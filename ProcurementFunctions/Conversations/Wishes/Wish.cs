using System.Text.Json.Serialization;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>What a message asks for, as it was understood from its words and the names that the firm has. What a question may be open about is kept in the session.</summary>
/// <param name="Intent">Its name in the answer.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "wish")]
[JsonDerivedType(typeof(Wish.TellBudget), "tellBudget")]
[JsonDerivedType(typeof(Wish.ChangeBudget), "changeBudget")]
[JsonDerivedType(typeof(Wish.DropBudget), "dropBudget")]
[JsonDerivedType(typeof(Wish.AskBudget), "askBudget")]
[JsonDerivedType(typeof(Wish.SwitchMode), "switchMode")]
[JsonDerivedType(typeof(Wish.AskMode), "askMode")]
[JsonDerivedType(typeof(Wish.CheckInventory), "checkInventory")]
[JsonDerivedType(typeof(Wish.AskStock), "askStock")]
[JsonDerivedType(typeof(Wish.FindDeal), "findDeal")]
[JsonDerivedType(typeof(Wish.AskOffers), "askOffers")]
[JsonDerivedType(typeof(Wish.Recall), "recall")]
[JsonDerivedType(typeof(Wish.AskWhy), "askWhy")]
[JsonDerivedType(typeof(Wish.AskArrival), "askArrival")]
[JsonDerivedType(typeof(Wish.AskTalk), "askTalk")]
[JsonDerivedType(typeof(Wish.Order), "order")]
[JsonDerivedType(typeof(Wish.OrderStanding), "orderStanding")]
[JsonDerivedType(typeof(Wish.NameItem), "nameItem")]
[JsonDerivedType(typeof(Wish.NameVendor), "nameVendor")]
[JsonDerivedType(typeof(Wish.Confirm), "confirm")]
[JsonDerivedType(typeof(Wish.Decline), "decline")]
[JsonDerivedType(typeof(Wish.Undo), "undo")]
[JsonDerivedType(typeof(Wish.Thank), "thank")]
[JsonDerivedType(typeof(Wish.AskInsight), "askInsight")]
[JsonDerivedType(typeof(Wish.Half), "half")]
[JsonDerivedType(typeof(Wish.Contradiction), "contradiction")]
[JsonDerivedType(typeof(Wish.OneByOne), "oneByOne")]
[JsonDerivedType(typeof(Wish.Foreign), "foreign")]
[JsonDerivedType(typeof(Wish.CannotDo), "cannotDo")]
[JsonDerivedType(typeof(Wish.ChangeQuantity), "changeQuantity")]
[JsonDerivedType(typeof(Wish.DropOrder), "dropOrder")]
[JsonDerivedType(typeof(Wish.AskOrders), "askOrders")]
[JsonDerivedType(typeof(Wish.AskApprovals), "askApprovals")]
[JsonDerivedType(typeof(Wish.AskPurchase), "askPurchase")]
[JsonDerivedType(typeof(Wish.Decide), "decide")]
[JsonDerivedType(typeof(Wish.Withdraw), "withdraw")]
[JsonDerivedType(typeof(Wish.ReturnGoods), "returnGoods")]
[JsonDerivedType(typeof(Wish.DecideInvoice), "decideInvoice")]
[JsonDerivedType(typeof(Wish.ReceiveGoods), "receiveGoods")]
[JsonDerivedType(typeof(Wish.AskVendor), "askVendor")]
[JsonDerivedType(typeof(Wish.PreferVendor), "preferVendor")]
[JsonDerivedType(typeof(Wish.ExcludeVendor), "excludeVendor")]
[JsonDerivedType(typeof(Wish.AllowVendor), "allowVendor")]
[JsonDerivedType(typeof(Wish.SetShipping), "setShipping")]
[JsonDerivedType(typeof(Wish.SetAbsence), "setAbsence")]
[JsonDerivedType(typeof(Wish.EndAbsence), "endAbsence")]
[JsonDerivedType(typeof(Wish.SetPreferredQuantity), "setPreferredQuantity")]
[JsonDerivedType(typeof(Wish.SetCritical), "setCritical")]
[JsonDerivedType(typeof(Wish.Snooze), "snooze")]
[JsonDerivedType(typeof(Wish.Wake), "wake")]
[JsonDerivedType(typeof(Wish.SetLife), "setLife")]
[JsonDerivedType(typeof(Wish.SetGoal), "setGoal")]
[JsonDerivedType(typeof(Wish.DropGoals), "dropGoals")]
[JsonDerivedType(typeof(Wish.SetFirmBudget), "setFirmBudget")]
[JsonDerivedType(typeof(Wish.DropFirmBudget), "dropFirmBudget")]
[JsonDerivedType(typeof(Wish.AskFirmBudget), "askFirmBudget")]
[JsonDerivedType(typeof(Wish.SetFirmGoal), "setFirmGoal")]
[JsonDerivedType(typeof(Wish.AskFirmGoals), "askFirmGoals")]
[JsonDerivedType(typeof(Wish.SetAutonomy), "setAutonomy")]
[JsonDerivedType(typeof(Wish.DropAutonomy), "dropAutonomy")]
[JsonDerivedType(typeof(Wish.AskAutonomy), "askAutonomy")]
[JsonDerivedType(typeof(Wish.AskEarned), "askEarned")]
[JsonDerivedType(typeof(Wish.AskPreferences), "askPreferences")]
[JsonDerivedType(typeof(Wish.Greet), "greet")]
[JsonDerivedType(typeof(Wish.Help), "help")]
[JsonDerivedType(typeof(Wish.Unknown), "unknown")]
internal abstract record Wish([property: JsonIgnore] string Intent)
{
    /// <summary>Words of the message that were taken for others, such as "oder" for "order".</summary>
    [JsonIgnore]
    public IReadOnlyList<Misreading> Mistyped { get; init; } = [];

    /// <summary>Whether a language model said it in these words; it is read back before it has an effect.</summary>
    [JsonIgnore]
    public bool IsTranslated { get; init; }

    public virtual bool Equals(Wish? other) => other is not null && EqualityContract == other.EqualityContract && Intent == other.Intent;

    public override int GetHashCode() => HashCode.Combine(EqualityContract, Intent);

    /// <param name="Amount">Null: what was said is no valid amount.</param>
    internal sealed record TellBudget(decimal? Amount) : Wish("tellBudget")
    {
        /// <summary>What must be asked about before it is kept: another currency, a period, a number that may be two.</summary>
        public Money? Doubtful { get; init; }

        /// <summary>Whether it was said for a month, an order or the like; a user's own budget has no such period.</summary>
        public bool HasPeriod { get; init; }
    }

    /// <summary>"raise my budget by 200", "my budget is 10 % lower".</summary>
    /// <param name="By">What is added; negative: taken off.</param>
    /// <param name="Percent">In percent of what it is; exactly one of both is set.</param>
    internal sealed record ChangeBudget(decimal? By, decimal? Percent) : Wish("changeBudget");

    internal sealed record DropBudget() : Wish("dropBudget");

    internal sealed record AskBudget() : Wish("askBudget");

    internal sealed record SwitchMode(OperationMode Mode) : Wish("switchMode");

    internal sealed record AskMode() : Wish("askMode");

    internal sealed record CheckInventory() : Wish("checkInventory");

    internal sealed record AskStock(ItemReference Item) : Wish("askStock")
    {
        /// <summary>Another item that was asked about in the same breath; null: none.</summary>
        public ItemReference? Other { get; init; }

        /// <summary>The location that was asked about; null: any.</summary>
        public string? Location { get; init; }

        /// <summary>What was asked to be answered by yes or no: "low", "out", "in" or "enough"; "why" it is low; null: how many there are.</summary>
        public string? Asks { get; init; }
    }

    /// <param name="Item">Null: none was named.</param>
    internal sealed record FindDeal(ItemReference? Item, Quantity? Quantity) : Wish("findDeal")
    {
        public OrderOptions Options { get; init; } = OrderOptions.None;
    }

    /// <summary>Who offers an item, at what price and how fast; no quantity is needed.</summary>
    /// <param name="Measure">Null: all of it; else "price" or "speed".</param>
    internal sealed record AskOffers(ItemReference? Item, string? Measure) : Wish("askOffers");

    internal sealed record Recall(ItemReference? Item) : Wish("recallRecommendation");

    /// <summary>Why the agent recommended what it did.</summary>
    /// <param name="Item">Null: the one that was talked about last.</param>
    internal sealed record AskWhy(ItemReference? Item) : Wish("askWhy");

    /// <summary>When something arrives that was ordered or recommended.</summary>
    /// <inheritdoc cref="AskWhy"/>
    internal sealed record AskArrival(ItemReference? Item) : Wish("askArrival")
    {
        /// <summary>Whether it was asked where it is, and not when it comes.</summary>
        public bool IsWhere { get; init; }
    }

    /// <summary>What was said before.</summary>
    internal sealed record AskTalk() : Wish("askTalk");

    internal sealed record Order(ItemReference? Item, Quantity? Quantity) : Wish("order")
    {
        public OrderOptions Options { get; init; } = OrderOptions.None;
    }

    /// <summary>"order 20 a week": there are no standing orders.</summary>
    internal sealed record OrderStanding() : Wish("order");

    /// <summary>"no, the lanterns", or an item alone in answer to a question.</summary>
    /// <param name="Quantity">Null: none was said.</param>
    internal sealed record NameItem(ItemReference Item, Quantity? Quantity) : Wish("nameItem")
    {
        public OrderOptions Options { get; init; } = OrderOptions.None;
    }

    /// <summary>A vendor's name alone.</summary>
    internal sealed record NameVendor(string Vendor) : Wish("askVendor");

    /// <summary>Yes, to what the agent asked.</summary>
    internal sealed record Confirm() : Wish("confirm");

    /// <summary>"don't order it", "never approve P-…": something is not to be done.</summary>
    /// <param name="What">In words, "order", "decide" or "change".</param>
    internal sealed record Decline(string What, ItemReference? Item) : Wish("decline");

    /// <summary>Takes back what was done last, whatever it was.</summary>
    internal sealed record Undo() : Wish("undo");

    internal sealed record Thank() : Wish("thanks");

    /// <summary>A question that is answered from what is known of stock, money, orders and vendors.</summary>
    /// <param name="Topic">As in <see cref="Facts.InsightTopics"/>.</param>
    internal sealed record AskInsight(string Topic) : Wish(Topic)
    {
        public ItemReference? Item { get; init; }

        public string? Vendor { get; init; }

        public Quantity? Quantity { get; init; }

        /// <summary>What to rank by, or the time that is asked about.</summary>
        public string? Measure { get; init; }

        public bool IsWorst { get; init; }

        public Day? By { get; init; }
    }

    /// <summary>What was read in part only: nothing is done.</summary>
    /// <param name="Meant">The nearest wish; null: none is near.</param>
    /// <param name="Unread">The words that were not understood, as they stand in the message.</param>
    internal sealed record Half(Wish? Meant, string Unread, bool IsQuestion) : Wish("unclear");

    /// <summary>Wishes that contradict each other, in the words of the message.</summary>
    internal sealed record Contradiction(string First, string Second) : Wish("unclear");

    /// <summary>Several wishes with an effect, each in words in which it can be said; they are to be said one at a time.</summary>
    internal sealed record OneByOne(IReadOnlyList<string> Texts) : Wish("unclear");

    /// <summary>A message in a language that the agent does not read.</summary>
    /// <param name="Reply">What it says, in that language.</param>
    internal sealed record Foreign(string Language, string Reply) : Wish("otherLanguage");

    /// <summary>A wish that cannot be had in this form; the agent says why.</summary>
    /// <param name="Topic">Which, such as "shippingFor".</param>
    internal sealed record CannotDo(string Topic) : Wish("cannotDo");

    /// <summary>"make it 200", or a bare number in answer to "how many?".</summary>
    internal sealed record ChangeQuantity(Quantity Quantity) : Wish("changeQuantity")
    {
        /// <summary>Whether it was said as a correction ("no, 200"), and not as a number alone.</summary>
        public bool IsCorrection { get; init; }
    }

    internal sealed record DropOrder() : Wish("dropOrder");

    internal sealed record AskOrders() : Wish("askOrders");

    internal sealed record AskApprovals() : Wish("askApprovals");

    internal sealed record AskPurchase(string PurchaseId) : Wish("askPurchase");

    /// <param name="PurchaseId">Null: none was named by its id.</param>
    /// <param name="Total">The total that was named; null: none.</param>
    /// <param name="To">The approver whom it is passed on to; null: none was named.</param>
    internal sealed record Decide(DecisionKind Kind, string? PurchaseId, string? Comment, decimal? Total, string? To)
        : Wish(Kind switch { DecisionKind.Approve => "approve", DecisionKind.Reject => "reject", _ => "passOn" })
    {
        /// <summary>The item of the purchase, where it was named so.</summary>
        public ItemReference? OfItem { get; init; }

        /// <summary>The quantity that was named; null: none. It must be the record's, or one that is agreed to.</summary>
        public Quantity? Quantity { get; init; }

        /// <summary>Whether the user was asked and agrees to the quantity, although the record's is another.</summary>
        public bool IsPartAgreed { get; init; }

        /// <summary>A total that cannot be taken as it was said.</summary>
        public Money? DoubtfulTotal { get; init; }
    }

    /// <param name="PurchaseId">Null: none was named by its id.</param>
    internal sealed record Withdraw(string? PurchaseId, string? Reason) : Wish("withdraw")
    {
        /// <inheritdoc cref="Decide.OfItem"/>
        public ItemReference? OfItem { get; init; }

        /// <inheritdoc cref="Decide.Quantity"/>
        public Quantity? Quantity { get; init; }
    }

    /// <summary>Goods of a purchase are to go back to their vendor.</summary>
    /// <param name="PurchaseId">Null: none was named by its id.</param>
    /// <param name="Quantity">Null: none was said.</param>
    internal sealed record ReturnGoods(string? PurchaseId, Quantity? Quantity, string? Reason) : Wish("returnGoods")
    {
        /// <summary>Where they are to be taken from; null: nobody said.</summary>
        public string? Location { get; init; }
    }

    /// <summary>Goods of a purchase have come in.</summary>
    /// <param name="Quantity">Null: none was said.</param>
    /// <param name="Location">Where they are; null: nobody said.</param>
    internal sealed record ReceiveGoods(string PurchaseId, Quantity? Quantity, string? Location) : Wish("receiveGoods");

    /// <summary>An invoice or a credit note is to be accepted as it is, or rejected.</summary>
    /// <param name="Number">The vendor's own, as it was said.</param>
    internal sealed record DecideInvoice(bool Accept, string Number, string? Reason) : Wish("decideInvoice")
    {
        /// <summary>What was read back to the user, who is to say yes to it; null: nothing yet.</summary>
        public InvoiceReading? ReadBack { get; init; }
    }

    /// <summary>How a vendor has done.</summary>
    internal sealed record AskVendor(string Vendor) : Wish("askVendor")
    {
        /// <summary>Another vendor that was asked about in the same breath; null: none.</summary>
        public string? Other { get; init; }
    }

    internal sealed record PreferVendor(string Vendor) : Wish("preferVendor")
    {
        /// <summary>The vendor that was said before and not meant; null: none.</summary>
        public string? Instead { get; init; }
    }

    internal sealed record ExcludeVendor(string Vendor) : Wish("excludeVendor")
    {
        /// <inheritdoc cref="PreferVendor.Instead"/>
        public string? Instead { get; init; }
    }

    internal sealed record AllowVendor(string Vendor) : Wish("allowVendor");

    internal sealed record SetShipping(Shipping Shipping) : Wish("setShipping");

    /// <summary>The user is away, and another approver decides in their place.</summary>
    /// <param name="From">The first day; null: today.</param>
    /// <param name="Until">The last day.</param>
    internal sealed record SetAbsence(Day? From, Day Until, string Deputy) : Wish("setAbsence");

    /// <summary>The user is there again.</summary>
    internal sealed record EndAbsence() : Wish("endAbsence");

    internal sealed record SetPreferredQuantity(ItemReference Item, Quantity Quantity) : Wish("setPreferredQuantity");

    internal sealed record SetCritical(ItemReference Item, bool IsCritical) : Wish("setCritical");

    /// <summary>Exactly one of days and date is set.</summary>
    internal sealed record Snooze(ItemReference Item, int? Days, Day? Until, string? Reason) : Wish("snooze");

    internal sealed record Wake(ItemReference Item) : Wish("wake");

    internal sealed record SetLife(ItemReference Item, ItemLife Life) : Wish("setLife")
    {
        /// <summary>The item that takes the place of a discontinued one.</summary>
        public ItemReference? Replacement { get; init; }
    }

    /// <param name="Item">Null: for all products.</param>
    internal sealed record SetGoal(Goal Goal, ItemReference? Item) : Wish("setGoal");

    /// <inheritdoc cref="SetGoal"/>
    internal sealed record DropGoals(ItemReference? Item) : Wish("dropGoals");

    /// <param name="Amount">Null: what was said is no valid amount.</param>
    /// <param name="Period">Null: none was said.</param>
    internal sealed record SetFirmBudget(decimal? Amount, BudgetPeriod? Period) : Wish("setFirmBudget")
    {
        /// <inheritdoc cref="TellBudget.Doubtful"/>
        public Money? Doubtful { get; init; }

        /// <summary>Whether a period was said that no budget has, such as a week.</summary>
        public bool HasOtherPeriod { get; init; }
    }

    /// <summary>"let the agent buy by itself up to 500 a purchase and 2000 a week".</summary>
    /// <param name="PerPurchase">Null: what was said is no valid amount.</param>
    /// <param name="PerPeriod">Null: none was said.</param>
    /// <param name="Period">Null: none was said.</param>
    internal sealed record SetAutonomy(decimal? PerPurchase, decimal? PerPeriod, AutonomyPeriod? Period) : Wish("setAutonomy")
    {
        /// <inheritdoc cref="TellBudget.Doubtful"/>
        public Money? DoubtfulPurchase { get; init; }

        /// <inheritdoc cref="TellBudget.Doubtful"/>
        public Money? DoubtfulPeriod { get; init; }

        /// <summary>Whether it was read back.</summary>
        public bool IsConfirmed { get; init; }
    }

    internal sealed record DropAutonomy() : Wish("dropAutonomy");

    internal sealed record AskAutonomy() : Wish("askAutonomy");

    /// <summary>"why did you buy it by yourself?"</summary>
    /// <param name="PurchaseId">Null: the one that was spoken of.</param>
    internal sealed record AskEarned(string? PurchaseId) : Wish("askEarned");

    internal sealed record DropFirmBudget() : Wish("dropFirmBudget");

    internal sealed record AskFirmBudget() : Wish("askFirmBudget");

    /// <param name="Goal">Null: those that a firm has that set none.</param>
    /// <param name="OneProduct">Whether it was said for a single product.</param>
    internal sealed record SetFirmGoal(Goal? Goal, bool OneProduct) : Wish("setFirmGoal");

    internal sealed record AskFirmGoals() : Wish("askFirmGoals");

    internal sealed record AskPreferences() : Wish("askPreferences");

    internal sealed record Greet() : Wish("greet");

    internal sealed record Help() : Wish("help");

    internal sealed record Unknown() : Wish("unknown")
    {
        /// <summary>The message, as it may name one of the things that the agent has offered to choose from.</summary>
        public string Said { get; init; } = "";

        /// <summary>Whether it is about what the agent does.</summary>
        public bool IsOnTopic { get; init; }
    }
}

/// <summary>An invoice as it stood when it was read back.</summary>
internal sealed record InvoiceReading(string InvoiceId, int Revision);
