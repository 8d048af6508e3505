namespace ProcurementFunctions.Pages;

/// <summary>The console: where it is, and how people sign in to it. Section <c>Console</c>.</summary>
public sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>The app's own address, without a path; null: that of the request, on this machine alone.</summary>
    public string? Url { get; set; }

    /// <summary>As what the app is registered with the issuer; null: <c>SignIn:Audience</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>Where the issuer's addresses are discovered; null: where its keys are.</summary>
    public string? Authority { get; set; }

    /// <summary>Proves to the issuer that it is the app that redeems a code; null: there is none, the code's own proof (PKCE) is enough.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The same by a token of the app's Azure identity, which the registration trusts; there is no secret then.</summary>
    public bool ClientIdentity { get; set; }
}
