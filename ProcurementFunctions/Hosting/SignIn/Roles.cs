namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>What a signed-in user may be, as it stands in the token's <c>roles</c>.</summary>
public static class Roles
{
    /// <summary>Asks for purchases, cancels them, books goods in and sends them back, and types invoices in.</summary>
    public const string Buyer = "buyer";

    /// <summary>Decides on purchases that others asked for and invoices that others typed in, and notes payments.</summary>
    public const string Approver = "approver";

    /// <summary>Changes settings, stock, vendors, and imports; types invoices in and notes payments.</summary>
    public const string Admin = "admin";
}
