namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask;

/// <summary>Orders orchestration versions: none first, numbered ones by number, all others as text without case.</summary>
internal static class VersionComparison
{
    public static int Compare(string? left, string? right) => (string.IsNullOrWhiteSpace(left), string.IsNullOrWhiteSpace(right)) switch
    {
        (true, true) => 0,
        (true, false) => -1,
        (false, true) => 1,
        _ when Version.TryParse(left, out var leftNumber) && Version.TryParse(right, out var rightNumber) => leftNumber.CompareTo(rightNumber),
        _ => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
    };
}
