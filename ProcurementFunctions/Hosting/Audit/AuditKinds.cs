namespace ProcurementFunctions.Hosting.Audit;

/// <summary>
/// What the trail tells of, beside purchases: those are told by the events of their timelines that a person or a policy
/// decided, such as "requested", "approved", "rejected", "expired", "cancelled" and "goodsReceived".
/// </summary>
public static class AuditKinds
{
    public const string SettingsChanged = "settingsChanged";
    public const string PreferencesChanged = "preferencesChanged";
    public const string ItemChanged = "itemChanged";
    public const string VendorChanged = "vendorChanged";
    public const string OfferChanged = "offerChanged";

    /// <summary>An offer is about to be removed: told before, as nothing is left that could tell.</summary>
    public const string OfferRemoved = "offerRemoved";

    public const string VendorRated = "vendorRated";
    public const string BeliefCorrected = "beliefCorrected";
    public const string BeliefPinned = "beliefPinned";
    public const string BeliefForgotten = "beliefForgotten";

    /// <summary>An invoice or a credit note was typed in by a person.</summary>
    public const string InvoiceEntered = "invoiceEntered";

    public const string InvoiceAccepted = "invoiceAccepted";
    public const string InvoiceRejected = "invoiceRejected";
    public const string InvoicePaid = "invoicePaid";

    // What one document cannot carry is told twice, before it and after: a beginning without an end tells that it was
    // refused, or failed or died on the way, so that any part of it may have been done.

    /// <summary>A file is about to be read in.</summary>
    public const string ImportBegun = "importBegun";

    public const string Imported = "imported";

    /// <summary>Something that the doctor found broken and is about to mend.</summary>
    public const string RepairBegun = "repairBegun";

    public const string Repaired = "repaired";

    /// <summary>A user is about to be erased; told under the name that comes to stand in their place.</summary>
    public const string ErasureBegun = "erasureBegun";

    public const string UserErased = "userErased";
}
