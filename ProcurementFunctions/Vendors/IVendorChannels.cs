using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Vendors;

/// <summary>How each vendor is reached. An interface that is agreed goes before an e-mail address.</summary>
public interface IVendorChannels
{
    VendorChannel ChannelOf(VendorDocument vendor);

    /// <summary>Whether a secret is agreed with this vendor, so that it is reached by its interface.</summary>
    bool HasInterface(string vendorId);

    /// <summary>Why a vendor with this address and no interface cannot be reached, as the settings are; null: it can.</summary>
    string? WhyNoMail { get; }
}
