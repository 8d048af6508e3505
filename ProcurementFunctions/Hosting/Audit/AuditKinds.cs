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
    public const string VendorRated = "vendorRated";
    public const string BeliefCorrected = "beliefCorrected";
    public const string BeliefPinned = "beliefPinned";
    public const string BeliefForgotten = "beliefForgotten";
    public const string Imported = "imported";

    /// <summary>Something that the doctor found broken and mended.</summary>
    public const string Repaired = "repaired";

    /// <summary>A user was erased; told under the name that stands in their place.</summary>
    public const string UserErased = "userErased";
}
