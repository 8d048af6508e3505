using System.Data.Common;
using System.Net;
using StackExchange.Redis;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>Where servers are that were given by connection strings, without the secrets in these.</summary>
internal static class GivenServers
{
    public static string AddressOfRedis(string connectionString)
    {
        try
        {
            var endpoints = ConfigurationOptions.Parse(connectionString).EndPoints;
            if (endpoints.Count > 0) return string.Join(',', endpoints.Select(endpoint => Format(endpoint)));
        }
        catch (ArgumentException)
        {
            // Said below, without the text itself: it may hold a password.
        }

        throw new LocalCloudException("The setting Redis is not a StackExchange.Redis connection string.");
    }

    public static string AddressOfCosmos(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            if (parts.TryGetValue("AccountEndpoint", out var endpoint) && Uri.TryCreate(endpoint as string, UriKind.Absolute, out var url))
                return url.GetLeftPart(UriPartial.Authority);
        }
        catch (ArgumentException)
        {
            // It may be an endpoint alone.
        }

        return Uri.TryCreate(connectionString, UriKind.Absolute, out var alone) && alone.Scheme == Uri.UriSchemeHttps
            ? alone.GetLeftPart(UriPartial.Authority)
            : throw new LocalCloudException("The setting Cosmos is neither a connection string with AccountEndpoint nor an https endpoint.");
    }

    private static string Format(EndPoint endpoint) => endpoint switch
    {
        DnsEndPoint dns => $"{dns.Host}:{dns.Port}",
        _ => endpoint.ToString() ?? "",
    };
}
