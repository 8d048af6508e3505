using System.Text.Json;

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>
/// What a value of <see cref="TalkState"/> should be: a plain value, a list that is compared as a set,
/// <c>{"oneOf": […]}</c> or <c>{"near": [value, tolerance]}</c>.
/// </summary>
internal static class Expectation
{
    private const double Rounding = 1e-9;

    public static bool Holds(JsonElement wanted, object? found) => wanted.ValueKind switch
    {
        JsonValueKind.Object when wanted.TryGetProperty("oneOf", out var choices) => choices.EnumerateArray().Any(choice => Holds(choice, found)),
        JsonValueKind.Object when wanted.TryGetProperty("near", out var near) => IsNear(found, near[0].GetDouble(), near[1].GetDouble()),
        JsonValueKind.Array => Sorted(wanted.EnumerateArray().Select(each => each.ToString())).SequenceEqual(Sorted(found as string[] ?? [])),
        JsonValueKind.Number => IsNear(found, wanted.GetDouble(), Rounding),
        JsonValueKind.String => found is string text && text == wanted.GetString(),
        JsonValueKind.True => found is true,
        JsonValueKind.False => found is false,
        _ => found is null,
    };

    /// <summary>Whether a value has stayed; the order of a list does not count.</summary>
    public static bool IsSame(object? before, object? after) => before is string[] first && after is string[] second
        ? Sorted(first).SequenceEqual(Sorted(second))
        : Equals(before, after);

    private static bool IsNear(object? found, double value, double tolerance) =>
        found is decimal number && Math.Abs((double)number - value) <= tolerance;

    private static IOrderedEnumerable<string> Sorted(IEnumerable<string> list) => list.Order(StringComparer.Ordinal);
}
