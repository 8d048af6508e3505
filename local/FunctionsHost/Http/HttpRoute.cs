using Microsoft.AspNetCore.Routing.Patterns;
using ProcurementFunctions.Local.FunctionsHost.Functions;

namespace ProcurementFunctions.Local.FunctionsHost.Http;

/// <summary>Where an HTTP function answers.</summary>
/// <param name="Function">The function that answers.</param>
/// <param name="Pattern">The path.</param>
/// <param name="Methods">The methods; none means all.</param>
/// <param name="Level">Which key a caller needs.</param>
internal sealed record HttpRoute(HostedFunction Function, RoutePattern Pattern, IReadOnlySet<string> Methods, KeyLevel Level)
{
    /// <exception cref="FunctionsHostException">The function cannot be served as it is declared; the message names it.</exception>
    public static HttpRoute Of(HostedFunction function, string prefix) =>
        new(function, PatternOf(function, prefix), MethodsOf(function.Trigger), LevelOf(function));

    /// <summary>Whether some request would fit both: the same path but for the names of its parameters, and a common method.</summary>
    public bool Collides(HttpRoute other) =>
        string.Equals(Shape, other.Shape, StringComparison.OrdinalIgnoreCase)
        && (Methods.Count == 0 || other.Methods.Count == 0 || Methods.Overlaps(other.Methods));

    private string Shape => string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(ShapeOf))));

    private string ShapeOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter =>
            $"{{{(parameter.IsCatchAll ? "*" : "")}{string.Concat(parameter.ParameterPolicies.Select(policy => ":" + policy.Content))}}}",
        _ => throw new FunctionsHostException($"The route of the function '{Function.Name}' has an unknown part."),
    };

    private static RoutePattern PatternOf(HostedFunction function, string prefix)
    {
        var template = function.Trigger.Text("route") ?? function.Name;
        try
        {
            // As the worker does: the two must route alike.
            return RoutePatternFactory.Parse($"{prefix}/{template}");
        }
        catch (RoutePatternException wrong)
        {
            throw new FunctionsHostException($"The route '{template}' of the function '{function.Name}' is no route: {wrong.Message}", wrong);
        }
    }

    private static HashSet<string> MethodsOf(FunctionBinding trigger) => [.. trigger.Texts("methods").Select(method => method.ToUpperInvariant())];

    private static KeyLevel LevelOf(HostedFunction function) =>
        (function.Trigger.Text("authLevel") ?? nameof(KeyLevel.Function)) is var text && Enum.TryParse<KeyLevel>(text, ignoreCase: true, out var level)
            ? level
            : throw new FunctionsHostException($"The function '{function.Name}' asks for the authorization level '{text}', which this host does not have.");
}
