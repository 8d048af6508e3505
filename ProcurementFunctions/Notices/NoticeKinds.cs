namespace ProcurementFunctions.Notices;

/// <summary>What notices tell.</summary>
public static class NoticeKinds
{
    // To approvers.
    public const string DecisionWaiting = "decisionWaiting";
    public const string DecisionReminder = "decisionReminder";
    public const string DecisionPassedOn = "decisionPassedOn";
    public const string DecisionExpired = "decisionExpired";
    /// <summary>The agent has approved a purchase by what it has earned.</summary>
    public const string DecisionByItself = "decisionByItself";
    public const string InvoiceDiffers = "invoiceDiffers";
    public const string InvoiceReminder = "invoiceReminder";

    // To administrators.
    public const string ShopSilent = "shopSilent";

    // To the buyer.
    public const string PurchaseOrdered = "purchaseOrdered";
    public const string PurchaseReceived = "purchaseReceived";
    public const string PurchaseRejected = "purchaseRejected";
    public const string PurchaseExpired = "purchaseExpired";
    public const string PurchaseCancelled = "purchaseCancelled";
    public const string PurchaseFailed = "purchaseFailed";
    public const string PurchaseNoOffer = "purchaseNoOffer";
    public const string VendorUnreachable = "vendorUnreachable";
}
