using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ProcurementFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Makes the server listen where the options say, on this machine alone, with the Functions host's body limit.</summary>
internal sealed class KestrelSetup(IOptions<FunctionsRuntimeOptions> runtime, IConfiguration configuration)
    : IConfigureOptions<KestrelServerOptions>
{
    // The name and the default of the Functions host.
    private const string BodyLimitKey = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
    private const long DefaultBodyLimit = 104_857_600;

    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = configuration.GetValue(BodyLimitKey, DefaultBodyLimit);
        var url = runtime.Value.Url;
        options.Listen(AddressOf(url), url.Port);
    }

    private static IPAddress AddressOf(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            throw new InvalidOperationException($"The runtime cannot answer at '{url}': it takes http://127.0.0.1:<port>.");
        if (url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)
            ? address
            : throw new InvalidOperationException($"The runtime answers on this machine alone, not at '{url}': use http://127.0.0.1:{url.Port}.");
    }
}
