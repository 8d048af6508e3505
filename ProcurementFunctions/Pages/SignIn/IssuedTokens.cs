using System.Text.Json.Serialization;

namespace ProcurementFunctions.Pages.SignIn;

/// <summary>The issuer's answer to a code (OpenID Connect Core 1.0, 3.1.3.3); only who signed in is of interest.</summary>
internal sealed record IssuedTokens([property: JsonPropertyName("id_token")] string? IdToken);
