using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Vendors;

/// <summary>Whether what comes in is signed with the secret that was agreed with a vendor; see <see cref="WebhookSignature"/>.</summary>
internal sealed class VendorSignatures(IOptions<VendorOptions> options, WallClock wall)
{
    private const int LongestHeader = 200;

    /// <summary>An unknown vendor takes the same time and gets the same answer as a wrong signature.</summary>
    public bool IsSigned(HttpRequest request, string vendorId, byte[] body)
    {
        var known = options.Value.Secrets.TryGetValue(vendorId, out var secret);
        var header = request.Headers[WebhookSignature.Header];
        var valid = header.Count == 1
            && WebhookSignature.IsValid(Encoding.ASCII.GetByteCount(header[0]!) > LongestHeader ? null : header[0], body, secret ?? "unknown", wall.Now);
        return known && valid;
    }
}
