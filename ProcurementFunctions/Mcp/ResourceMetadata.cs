using System.Text.Json.Serialization;

namespace ProcurementFunctions.Mcp;

/// <summary>A protected resource's metadata, as RFC 9728 names it.</summary>
/// <param name="AuthorizationServers">The issuers whose tokens are taken.</param>
internal sealed record ResourceMetadata(
    [property: JsonPropertyName("resource")] string Resource,
    [property: JsonPropertyName("authorization_servers")] IReadOnlyList<string> AuthorizationServers,
    [property: JsonPropertyName("bearer_methods_supported")] IReadOnlyList<string> BearerMethods,
    [property: JsonPropertyName("resource_name")] string Name);
