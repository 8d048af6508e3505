namespace ProcurementFunctions.Pages.SignIn;

/// <summary>Where a person goes after the sign-in: to a page of the console and nowhere else. Pure.</summary>
internal static class ReturnRules
{
    public const string Home = "/";

    private const int Longest = 500;

    /// <summary>The path where it is one of this app, else the first page.</summary>
    public static string Safe(string? path)
    {
        if (path is not { Length: > 0 and <= Longest } || path[0] != '/') return Home;
        // "//host" and "/\host" are other hosts to a browser, which also drops tabs and line ends.
        if (path.Length > 1 && path[1] is ('/' or '\\')) return Home;
        if (path.Any(c => c is '\\' or < ' ' or '\u007f')) return Home;
        return path.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) ? Home : path;
    }
}
