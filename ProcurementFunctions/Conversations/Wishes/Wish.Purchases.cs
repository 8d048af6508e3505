using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>Wishes about purchases that there are, and their papers.</summary>
internal abstract partial record Wish
{
    internal sealed record AskOrders() : Wish("askOrders");

    /// <summary>"what have you bought on your own?"</summary>
    internal sealed record AskOwnBuying() : Wish("askOwnBuying");

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
    /// <param name="PurchaseId">Null: none was named by its id.</param>
    /// <param name="Quantity">Null: none was said.</param>
    /// <param name="Location">Where they are; null: nobody said.</param>
    internal sealed record ReceiveGoods(string? PurchaseId, Quantity? Quantity, string? Location) : Wish("receiveGoods")
    {
        /// <inheritdoc cref="Decide.OfItem"/>
        public ItemReference? OfItem { get; init; }
    }

    /// <summary>Goods came and some are broken or not what was ordered; the agent says what can be done.</summary>
    /// <param name="PurchaseId">Null: none was named by its id.</param>
    /// <param name="Quantity">How many are broken; null: nobody said.</param>
    internal sealed record ReportBroken(string? PurchaseId, Quantity? Quantity) : Wish("brokenGoods")
    {
        /// <inheritdoc cref="Decide.OfItem"/>
        public ItemReference? OfItem { get; init; }
    }

    /// <summary>An invoice or a credit note is to be accepted as it is, or rejected.</summary>
    /// <param name="Number">The vendor's own, as it was said.</param>
    internal sealed record DecideInvoice(bool Accept, string Number, string? Reason) : Wish("decideInvoice")
    {
        /// <summary>What was read back to the user, who is to say yes to it; null: nothing yet.</summary>
        public InvoiceReading? ReadBack { get; init; }
    }
}

/// <summary>An invoice as it stood when it was read back.</summary>
internal sealed record InvoiceReading(string InvoiceId, int Revision);
