using System.Text.Json.Serialization;

namespace ProcurementFunctions.Local.VendorSimulator.SignIn;

/// <summary>An access token as RFC 6749 answers it.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("token_type")] string TokenType = "Bearer");

/// <summary>A refusal as RFC 6749 answers it.</summary>
internal sealed record TokenRefusal(
    [property: JsonIgnore] int Status,
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);
