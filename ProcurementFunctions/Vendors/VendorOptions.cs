using System.ComponentModel.DataAnnotations;

namespace ProcurementFunctions.Vendors;

/// <summary>How vendors are reached; section "Vendors".</summary>
internal sealed class VendorOptions
{
    public const string Section = "Vendors";

    /// <summary>The address of a vendor's interface, with "{vendorId}" where its id goes.</summary>
    [Required]
    public string Endpoint { get; set; } = "";

    /// <summary>Addresses of single vendors that differ from <see cref="Endpoint"/>, by vendor id.</summary>
    public Dictionary<string, Uri> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The secret agreed with each vendor, by vendor id: for its token endpoint and its webhooks.</summary>
    public Dictionary<string, string> Secrets { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a vendor may take to answer one call, on the clock on the wall.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a purchase waits for a quote by e-mail, on the firm's clock; more than some days suits none but a clock that is sped up.</summary>
    [Range(typeof(TimeSpan), "00:30:00", "3660.00:00:00")]
    public TimeSpan MailQuotePatience { get; set; } = TimeSpan.FromHours(24);
}
