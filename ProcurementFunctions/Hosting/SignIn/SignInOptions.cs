namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>Whose tokens are accepted. Section <c>SignIn</c>.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The <c>iss</c> that a token must have.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The <c>aud</c> that a token must have.</summary>
    public string Audience { get; set; } = "";

    /// <summary>
    /// Which claim is the user's id: <c>sub</c>, or <c>oid</c>, the object id of Microsoft Entra, which its people are looked
    /// up by and which is the same in every application. To change it later makes strangers of all users.
    /// </summary>
    public string UserIdClaim { get; set; } = "sub";

    /// <summary>Where <c>/.well-known/openid-configuration</c> is found; the issuer when not set.</summary>
    public string? Authority { get; set; }

    /// <summary>A JWKS as JSON with the public keys; without it the keys are discovered at the authority.</summary>
    public string? SigningKeys { get; set; }

    /// <summary>Where the keys are discovered.</summary>
    internal string DiscoveryAuthority => string.IsNullOrWhiteSpace(Authority) ? Issuer : Authority;
}
