using System.Text.Json.Serialization;
using ProcurementFunctions.Conversations.Reading;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>What a message asks for, as it was understood from its words and the names that the firm has. What a question may be open about is kept in the session. By subject in the files beside this one.</summary>
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
[JsonDerivedType(typeof(Wish.AddOptions), "addOptions")]
[JsonDerivedType(typeof(Wish.OrderAgain), "orderAgain")]
[JsonDerivedType(typeof(Wish.OrderFor), "orderFor")]
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
[JsonDerivedType(typeof(Wish.AskRecords), "askRecords")]
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
[JsonDerivedType(typeof(Wish.ReportBroken), "reportBroken")]
[JsonDerivedType(typeof(Wish.AskOwnBuying), "askOwnBuying")]
[JsonDerivedType(typeof(Wish.AskSnoozed), "askSnoozed")]
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
internal abstract partial record Wish([property: JsonIgnore] string Intent)
{
    /// <summary>Whether it stands for words that were not read, not read whole, or name nothing that is known.</summary>
    [JsonIgnore]
    public bool IsNotRead => this is Half or Unknown or Foreign or Contradiction or NameItem { Item: ItemReference.ByName };

    /// <summary>Words of the message that were taken for others, such as "oder" for "order".</summary>
    [JsonIgnore]
    public IReadOnlyList<Misreading> Mistyped { get; init; } = [];

    /// <summary>Whether a language model said it in these words; it is read back before it has an effect.</summary>
    [JsonIgnore]
    public bool IsTranslated { get; init; }

    public virtual bool Equals(Wish? other) => other is not null && EqualityContract == other.EqualityContract && Intent == other.Intent;

    public override int GetHashCode() => HashCode.Combine(EqualityContract, Intent);

    /// <summary>What was said before.</summary>
    internal sealed record AskTalk() : Wish("askTalk");

    /// <summary>Yes, to what the agent asked.</summary>
    internal sealed record Confirm() : Wish("confirm");

    /// <summary>"don't order it", "never approve P-…": something is not to be done.</summary>
    /// <param name="What">In words, "order", "decide", "change", "retract" or "later".</param>
    internal sealed record Decline(string What, ItemReference? Item) : Wish("decline");

    /// <summary>Takes back what was done last, whatever it was.</summary>
    internal sealed record Undo() : Wish("undo");

    internal sealed record Thank() : Wish("thanks");

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

    /// <summary>An open question, which was answered from the records with the help of a language model.</summary>
    internal sealed record AskRecords(string Reply) : Wish("askRecords");

    /// <summary>A wish that cannot be had in this form; the agent says why.</summary>
    /// <param name="Topic">Which, such as "shippingFor".</param>
    internal sealed record CannotDo(string Topic) : Wish("cannotDo")
    {
        /// <summary>The item that it was said of, which is named in what can be said instead.</summary>
        public ItemReference? Item { get; init; }

        /// <summary>How many were said of it; null: nothing.</summary>
        public Quantity? Quantity { get; init; }
    }

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
