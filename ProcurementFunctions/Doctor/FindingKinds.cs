namespace ProcurementFunctions.Doctor;

/// <summary>What can be wrong.</summary>
public static class FindingKinds
{
    public const string RecordWithoutInstance = "recordWithoutInstance";
    public const string InstanceStopped = "instanceStopped";
    public const string InstanceTerminated = "instanceTerminated";
    public const string InstanceWithoutRecord = "instanceWithoutRecord";
    public const string ApprovedNotOrdered = "approvedNotOrdered";
    public const string DecisionOverdue = "decisionOverdue";
    public const string ChangeNotSeen = "changeNotSeen";
    public const string MoneyWithoutPurchase = "moneyWithoutPurchase";
    public const string MoneyNotSettled = "moneyNotSettled";
    public const string LedgerDiffers = "ledgerDiffers";
    public const string EarnedNotCounted = "earnedNotCounted";
    public const string CountedNotEarned = "countedNotEarned";
    public const string InvoiceNotFollowed = "invoiceNotFollowed";
    public const string PaidNotMatched = "paidNotMatched";
    public const string PaidTwice = "paidTwice";
    public const string VendorHoldsOrder = "vendorHoldsOrder";
    public const string VendorLostOrder = "vendorLostOrder";
    public const string OnOrderWithoutPurchase = "onOrderWithoutPurchase";
    public const string LocationsDiffer = "locationsDiffer";
    public const string NeedNotEnded = "needNotEnded";
    public const string SessionNamesNoPurchase = "sessionNamesNoPurchase";
    public const string EffectsOverdue = "effectsOverdue";
    public const string ContractsOverlap = "contractsOverlap";
    public const string NoticeGivenUp = "noticeGivenUp";
    public const string ShopSilent = "shopSilent";
    public const string MailWaiting = "mailWaiting";
}
