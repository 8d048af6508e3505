using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;

namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>Makes a server listen on this machine alone, with the Functions host's limit of bodies.</summary>
internal static class KestrelSetup
{
    // The name and the default of the Functions host.
    private const string BodyLimitKey = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
    private const long DefaultBodyLimit = 104_857_600;

    /// <exception cref="FunctionsHostException">The address is not one of this machine.</exception>
    public static void Listen(this KestrelServerOptions server, Uri url, IConfiguration configuration)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = configuration.GetValue(BodyLimitKey, DefaultBodyLimit);
        server.Listen(AddressOf(url), url.Port);
    }

    private static IPAddress AddressOf(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            throw new FunctionsHostException($"The host cannot answer at '{url}': it takes http://127.0.0.1:<port>.");
        if (url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)
            ? address
            : throw new FunctionsHostException($"The host answers on this machine alone, not at '{url}': use http://127.0.0.1:{url.Port}.");
    }
}
