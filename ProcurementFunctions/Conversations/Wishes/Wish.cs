using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>What a message asks for, as it was understood from its words alone.</summary>
/// <param name="Intent">Its name in the answer.</param>
internal abstract record Wish(string Intent)
{
    /// <param name="Amount">Null: what was said is no valid amount.</param>
    internal sealed record TellBudget(decimal? Amount) : Wish("tellBudget");

    internal sealed record DropBudget() : Wish("dropBudget");

    internal sealed record AskBudget() : Wish("askBudget");

    internal sealed record SwitchMode(OperationMode Mode) : Wish("switchMode");

    internal sealed record AskMode() : Wish("askMode");

    internal sealed record CheckInventory() : Wish("checkInventory");

    internal sealed record AskStock(ItemReference Item) : Wish("askStock");

    /// <param name="Item">Null: none was named.</param>
    internal sealed record FindDeal(ItemReference? Item, Quantity? Quantity) : Wish("findDeal");

    internal sealed record Recall(ItemReference? Item) : Wish("recallRecommendation");

    /// <summary>Why the agent recommended what it did.</summary>
    /// <param name="Item">Null: the one that was talked about last.</param>
    internal sealed record AskWhy(ItemReference? Item) : Wish("askWhy");

    /// <summary>When something arrives that was ordered or recommended.</summary>
    /// <inheritdoc cref="AskWhy"/>
    internal sealed record AskArrival(ItemReference? Item) : Wish("askArrival");

    /// <summary>What was said before.</summary>
    internal sealed record AskTalk() : Wish("askTalk");

    internal sealed record Order(ItemReference? Item, Quantity? Quantity) : Wish("order");

    /// <summary>"make it 200", or a bare number in answer to "how many?".</summary>
    internal sealed record ChangeQuantity(Quantity Quantity) : Wish("changeQuantity");

    internal sealed record DropOrder() : Wish("dropOrder");

    internal sealed record AskOrders() : Wish("askOrders");

    internal sealed record AskApprovals() : Wish("askApprovals");

    internal sealed record AskPurchase(string PurchaseId) : Wish("askPurchase");

    /// <param name="PurchaseId">Null: none was named, or several.</param>
    /// <param name="Total">The total that was named; null: none.</param>
    /// <param name="To">The approver whom it is passed on to; null: none was named.</param>
    internal sealed record Decide(DecisionKind Kind, string? PurchaseId, string? Comment, decimal? Total, string? To)
        : Wish(Kind switch { DecisionKind.Approve => "approve", DecisionKind.Reject => "reject", _ => "passOn" });

    /// <param name="PurchaseId">Null: the latest.</param>
    internal sealed record Withdraw(string? PurchaseId, string? Reason) : Wish("withdraw");

    /// <summary>How a vendor has done.</summary>
    internal sealed record AskVendor(string Vendor) : Wish("askVendor");

    /// <summary>An order or a deal of several items at once.</summary>
    internal sealed record SeveralItems(string Intent) : Wish(Intent);

    /// <summary>An order or a deal from one vendor alone.</summary>
    internal sealed record FromVendor(string Vendor, string Intent) : Wish(Intent);

    internal sealed record PreferVendor(string Vendor) : Wish("preferVendor");

    internal sealed record ExcludeVendor(string Vendor) : Wish("excludeVendor");

    internal sealed record AllowVendor(string Vendor) : Wish("allowVendor");

    internal sealed record SetShipping(Shipping Shipping) : Wish("setShipping");

    internal sealed record SetPreferredQuantity(ItemReference Item, Quantity Quantity) : Wish("setPreferredQuantity");

    internal sealed record SetCritical(ItemReference Item, bool IsCritical) : Wish("setCritical");

    /// <summary>Exactly one of days and date is set.</summary>
    internal sealed record Snooze(ItemReference Item, int? Days, DateOnly? Until, string? Reason) : Wish("snooze");

    internal sealed record Wake(ItemReference Item) : Wish("wake");

    /// <param name="Item">Null: for all products.</param>
    internal sealed record SetGoal(Goal Goal, ItemReference? Item) : Wish("setGoal");

    /// <inheritdoc cref="SetGoal"/>
    internal sealed record DropGoals(ItemReference? Item) : Wish("dropGoals");

    /// <param name="Amount">Null: what was said is no valid amount.</param>
    /// <param name="Period">Null: none was said.</param>
    internal sealed record SetFirmBudget(decimal? Amount, BudgetPeriod? Period) : Wish("setFirmBudget");

    internal sealed record DropFirmBudget() : Wish("dropFirmBudget");

    internal sealed record AskFirmBudget() : Wish("askFirmBudget");

    /// <param name="Goal">Null: those that a firm has that set none.</param>
    /// <param name="OneProduct">Whether it was said for a single product.</param>
    internal sealed record SetFirmGoal(Goal? Goal, bool OneProduct) : Wish("setFirmGoal");

    internal sealed record AskFirmGoals() : Wish("askFirmGoals");

    internal sealed record AskPreferences() : Wish("askPreferences");

    internal sealed record Greet() : Wish("greet");

    internal sealed record Help() : Wish("help");

    internal sealed record Unknown() : Wish("unknown");
}
