using Microsoft.Extensions.Options;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Mail;

namespace ProcurementFunctions.Vendors;

/// <inheritdoc cref="IVendorChannels"/>
internal sealed class VendorChannels(IOptions<VendorOptions> vendors, IOptions<MailOptions> mail) : IVendorChannels
{
    public string? WhyNoMail => mail.Value.IsSet ? null : "it is reached by e-mail alone, and no mail server is set up (Mail:Host)";

    public VendorChannel ChannelOf(VendorDocument vendor) => vendor switch
    {
        _ when HasInterface(vendor.VendorId) => VendorChannel.Interface,
        { Email: not null } => VendorChannel.Email,
        _ => VendorChannel.None,
    };

    public bool HasInterface(string vendorId) => vendors.Value.Secrets.ContainsKey(vendorId);
}
