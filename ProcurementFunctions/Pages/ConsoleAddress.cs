using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Pages;

/// <summary>The console's own address, as a browser knows it.</summary>
internal sealed class ConsoleAddress(IOptions<ConsoleOptions> options)
{
    /// <summary>Scheme, host and port, such as "https://procurement.example".</summary>
    /// <exception cref="ProblemException">503: it is not set, and the request comes from elsewhere.</exception>
    public string Of(HttpRequest request)
    {
        if (options.Value.Url is { Length: > 0 } set) return new Uri(set).GetLeftPart(UriPartial.Authority);
        return Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own) && own.IsLoopback
            ? own.GetLeftPart(UriPartial.Authority)
            : throw new ProblemException(503, "Not set up", "the setting Console:Url must name the app's own address");
    }

    public bool IsSecure(HttpRequest request) => Of(request).StartsWith("https:", StringComparison.Ordinal);
}
