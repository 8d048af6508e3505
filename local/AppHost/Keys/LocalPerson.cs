using System.Text.RegularExpressions;

namespace ProcurementFunctions.Local.AppHost.Keys;

/// <summary>A person whom the local sign-in vouches for.</summary>
internal sealed partial record LocalPerson(string Name, IReadOnlyList<string> Roles)
{
    private static readonly string[] KnownRoles = ["buyer", "approver", "admin"];

    /// <summary>Names that stand in records for the agent itself.</summary>
    private static readonly string[] ReservedNames = ["stock-check", "policy", "agent"];

    public static LocalPerson Buyer { get; } = new("buyer", ["buyer"]);

    public static LocalPerson Approver { get; } = new("approver", ["approver"]);

    public static LocalPerson Admin { get; } = new("admin", ["admin", "buyer"]);

    public static IReadOnlyList<LocalPerson> Everyone { get; } = [Buyer, Approver, Admin];

    /// <summary>Reads a name and roles separated by commas; says what is wrong with them where they are not good.</summary>
    public static (LocalPerson? Person, string? Problem) Parse(string? name, string? roles)
    {
        if (name is null || !NameForm().IsMatch(name))
            return (null, "user: 1 to 64 letters, digits, '.', '_', '-' or '@', a letter or digit first");
        if (ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            return (null, $"user: {name} stands for the agent itself");
        var named = (roles ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return named.Find(role => !KnownRoles.Contains(role)) is { } unknown
            ? (null, $"roles: {unknown} is none of {string.Join(", ", KnownRoles)}")
            : (new(name, named), null);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._@-]{0,63}\z")]
    private static partial Regex NameForm();
}
