using Microsoft.IdentityModel.Tokens;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>What a good token said.</summary>
/// <param name="NotBefore">Null: good at once.</param>
/// <param name="Keys">The set of keys that its signature was checked with.</param>
internal sealed record AcceptedToken(Caller Caller, DateTime? NotBefore, DateTime Expires, IEnumerable<SecurityKey> Keys);
