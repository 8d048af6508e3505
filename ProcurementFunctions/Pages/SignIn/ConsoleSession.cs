using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Pages.SignIn;

/// <summary>That somebody is signed in with a browser. It is kept in the browser alone, encrypted.</summary>
/// <param name="Id">Of this sign-in; forms are bound to it.</param>
/// <param name="Expires">On the wall clock.</param>
internal sealed record ConsoleSession(string Id, string UserId, IReadOnlyList<string> Roles, DateTimeOffset Expires)
{
    /// <summary>Roles that are taken from a person count until then.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public Caller ToCaller() => new(UserId, Roles.ToHashSet(StringComparer.Ordinal));
}
