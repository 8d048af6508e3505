using ProcurementFunctions.Hosting;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;

namespace ProcurementFunctions.Vendors;

/// <summary>Each vendor by the way that it is reached: its interface where one is agreed, else e-mail.</summary>
internal sealed class ChannelVendorClient(VendorClient http, MailVendorClient mail, IVendorChannels channels) : IVendorClient
{
    public Task<Decision<Quote>> RequestQuoteAsync(string vendorId, QuoteWish wish, CancellationToken cancellation) =>
        Of(vendorId).RequestQuoteAsync(vendorId, wish, cancellation);

    public Task<Decision<VendorOrder>> PlaceOrderAsync(string vendorId, string sku, PurchaseOrder order, CancellationToken cancellation) =>
        Of(vendorId).PlaceOrderAsync(vendorId, sku, order, cancellation);

    public Task<Decision<JointQuote>> RequestJointQuoteAsync(
        string vendorId, IReadOnlyList<JointQuoteWish> lines, Shipping shipping, DateOnly? neededBy, CancellationToken cancellation) =>
        Of(vendorId).RequestJointQuoteAsync(vendorId, lines, shipping, neededBy, cancellation);

    public Task<Decision<VendorOrder>> PlaceJointOrderAsync(JointOrder order, CancellationToken cancellation) =>
        Of(order.VendorId).PlaceJointOrderAsync(order, cancellation);

    public Task<VendorOrder?> FindOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation) =>
        Of(vendorId).FindOrderAsync(vendorId, orderNumber, cancellation);

    public Task<Decision<VendorOrder>> CancelOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation) =>
        Of(vendorId).CancelOrderAsync(vendorId, orderNumber, cancellation);

    private IVendorClient Of(string vendorId) => channels.HasInterface(vendorId) ? http : mail;
}
