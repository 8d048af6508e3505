using System.Text.Json.Serialization;

namespace ProcurementFunctions.Vendors;

/// <summary>How a vendor is asked and told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VendorChannel>))]
public enum VendorChannel
{
    /// <summary>Nothing is known of how: neither a secret of an interface nor an e-mail address.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>By its interface over HTTP: the settings hold the secret that was agreed with it.</summary>
    [JsonStringEnumMemberName("interface")] Interface,

    /// <summary>By e-mail, each mail with a link to a page on which it answers.</summary>
    [JsonStringEnumMemberName("email")] Email,
}
