namespace ProcurementFunctions.Pages.SignIn;

/// <summary>A sign-in that has begun; it is kept in the browser that began it, encrypted, so that no other can end it.</summary>
/// <param name="State">Comes back from the issuer with the code.</param>
/// <param name="Nonce">Comes back in the token.</param>
/// <param name="Verifier">Of the code (PKCE, RFC 7636).</param>
/// <param name="Return">The page that was asked for.</param>
internal sealed record SignInAttempt(string State, string Nonce, string Verifier, string Return, DateTimeOffset Expires)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
}
