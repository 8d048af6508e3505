using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Local.FunctionsRuntime.Functions;

namespace ProcurementFunctions.Local.FunctionsRuntime.Http;

/// <summary>Where an HTTP function answers.</summary>
/// <param name="Function">The function that answers.</param>
/// <param name="Pattern">The path.</param>
/// <param name="Methods">The methods; none means all.</param>
internal sealed record HttpRoute(FunctionDescriptor Function, RoutePattern Pattern, IReadOnlySet<string> Methods)
{
    /// <exception cref="InvalidOperationException">The function cannot be served as it is declared; the message names it.</exception>
    public static HttpRoute Of(FunctionDescriptor function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (trigger.AuthLevel is not AuthorizationLevel.Anonymous)
            throw new InvalidOperationException(
                $"The function {function} asks for a key (AuthorizationLevel.{trigger.AuthLevel}). There are no function keys here: use AuthorizationLevel.Anonymous.");
        if (function.TriggerParameter.ParameterType != typeof(HttpRequest))
            throw new InvalidOperationException(
                $"The trigger parameter of the function {function} must be a {typeof(HttpRequest).FullName}.");
        return new HttpRoute(function, Under(prefix, PatternOf(function)), MethodsOf(trigger));
    }

    /// <summary>The path below the prefix: the trigger's own, or else the function's name.</summary>
    public static RoutePattern PatternOf(FunctionDescriptor function)
    {
        var template = (((HttpTriggerAttribute)function.Trigger).Route ?? function.Name).Trim('/');
        try
        {
            return RoutePatternFactory.Parse(template);
        }
        catch (RoutePatternException wrong)
        {
            throw new InvalidOperationException($"The route '{template}' of the function {function} is no route: {wrong.Message}", wrong);
        }
    }

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
        _ => throw new InvalidOperationException($"The route of the function {Function} has an unknown part."),
    };

    private static RoutePattern Under(string prefix, RoutePattern pattern) =>
        RoutePatternFactory.Parse(prefix.Trim('/') is { Length: > 0 } head ? $"/{head}/{pattern.RawText}" : $"/{pattern.RawText}");

    private static HashSet<string> MethodsOf(HttpTriggerAttribute trigger)
    {
        var methods = (trigger.Methods ?? []).Select(method => method.ToUpperInvariant()).ToHashSet();
        // Whoever answers GET answers HEAD; the server leaves the body out.
        if (methods.Contains(HttpMethods.Get))
            methods.Add(HttpMethods.Head);
        return methods;
    }
}
