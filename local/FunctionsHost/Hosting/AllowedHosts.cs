using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Local.FunctionsHost.Hosting;

/// <summary>Which host names a request may carry: a page in a browser cannot reach in under a name that it lets lead to this machine.</summary>
internal static class AllowedHosts
{
    public static void AllowHosts(this IServiceCollection services, IConfiguration configuration) => services.PostConfigure<HostFilteringOptions>(hosts =>
    {
        hosts.AllowedHosts = configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ?? ["127.0.0.1", "localhost", "[::1]"];
        hosts.IncludeFailureMessage = false;
    });
}
