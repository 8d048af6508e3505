namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>The signed-in user of a request.</summary>
/// <param name="UserId">The token's <c>sub</c>, 1 to 128 characters.</param>
/// <param name="Roles">The token's <c>roles</c>; see <see cref="SignIn.Roles"/>.</param>
public sealed record Caller(string UserId, IReadOnlySet<string> Roles)
{
    public bool IsInRole(string role) => Roles.Contains(role);
}
