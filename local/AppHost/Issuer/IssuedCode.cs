using ProcurementFunctions.Local.AppHost.Keys;

namespace ProcurementFunctions.Local.AppHost.Issuer;

/// <summary>What a code stands for: who signed in, and for which sign-in of the app.</summary>
internal sealed record IssuedCode(LocalPerson Person, string RedirectUri, string Challenge, string Nonce, DateTimeOffset Expires);
