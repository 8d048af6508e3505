using System.Data.Common;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>Where the documents are. Settings <c>Cosmos</c> and <c>CosmosDatabase</c>.</summary>
internal sealed class CosmosOptions
{
    /// <summary>A connection string with AccountEndpoint and AccountKey, or the account's https endpoint alone.</summary>
    public string Connection { get; set; } = "";

    public string Database { get; set; } = "procurement";

    /// <summary>With an endpoint alone the app signs in with its own identity.</summary>
    public bool IsEndpointAlone => Connection.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when <see cref="Connection"/> names no endpoint.</summary>
    public Uri? Endpoint =>
        Uri.TryCreate(IsEndpointAlone ? Connection : Part("AccountEndpoint"), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : null;

    /// <summary>Whether it is an emulator or gateway on this machine, which is spoken to over HTTP at that address alone.</summary>
    public bool IsLocal => Endpoint is { } endpoint && (endpoint.IsLoopback || endpoint.Scheme == Uri.UriSchemeHttp);

    public bool IsReadable => Endpoint is not null && (IsEndpointAlone || !string.IsNullOrEmpty(Part("AccountKey")));

    private string? Part(string name)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = Connection };
            return parts.TryGetValue(name, out var value) ? value as string : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
