using System.Reflection;
using Microsoft.AspNetCore.Authorization;

namespace ProcurementFunctions.Hosting.SignIn;

/// <summary>
/// Who may call a function: said by <see cref="AuthorizeAttribute"/> and <see cref="AllowAnonymousAttribute"/> on its
/// method or class. Without a word: any signed-in user.
/// </summary>
/// <param name="RoleSets">The caller must have one role of each set.</param>
internal sealed record FunctionAccess(bool IsAnonymous, IReadOnlyList<IReadOnlyList<string>> RoleSets)
{
    /// <summary>Whether it answers browsers; see <see cref="PageAttribute"/>.</summary>
    public bool IsPage { get; init; }

    /// <exception cref="NotSupportedException">An attribute asks for a policy or a scheme; there are none.</exception>
    public static FunctionAccess Of(MethodInfo method)
    {
        var attributes = method.GetCustomAttributes(true)
            .Concat(method.DeclaringType?.GetCustomAttributes(true) ?? [])
            .ToList();
        var isPage = attributes.OfType<PageAttribute>().Any();
        if (attributes.OfType<AllowAnonymousAttribute>().Any()) return new(true, []) { IsPage = isPage };

        var demands = attributes.OfType<AuthorizeAttribute>().ToList();
        if (demands.Any(d => d.Policy is not null || d.AuthenticationSchemes is not null))
            throw new NotSupportedException($"{method.Name}: [Authorize] knows roles alone here, no policy or scheme");
        return new(false, [.. demands.Where(d => !string.IsNullOrWhiteSpace(d.Roles)).Select(d => Split(d.Roles!))]) { IsPage = isPage };
    }

    /// <summary>The roles of which the caller has none although one is needed; null when the caller may call.</summary>
    public IReadOnlyList<string>? MissingFor(Caller caller)
    {
        foreach (var set in RoleSets)
        {
            if (!set.Any(caller.IsInRole)) return set;
        }

        return null;
    }

    private static string[] Split(string roles) =>
        roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
