namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>A vendor to simulate.</summary>
/// <param name="Id">The vendor's id, its part of the URL and its OAuth client id.</param>
/// <param name="Secret">The client secret, and the key that its webhooks are signed with.</param>
/// <param name="Active">Whether the vendor keeps an account for the firm; without one it gives out no tokens.</param>
public sealed record SimulatedVendor(
    string Id, string Name, string Secret, IReadOnlyList<SimulatedOffer> Offers, bool Active = true);
