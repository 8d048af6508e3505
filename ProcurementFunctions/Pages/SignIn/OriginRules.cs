namespace ProcurementFunctions.Pages.SignIn;

/// <summary>Whether a form was sent by a page of the console, as far as the browser says so. Pure.</summary>
internal static class OriginRules
{
    /// <param name="own">The console's own address.</param>
    /// <param name="origin">The header <c>Origin</c>, empty where there is none.</param>
    /// <param name="fetchSite">The header <c>Sec-Fetch-Site</c>, empty where there is none.</param>
    public static bool IsOwn(string own, string origin, string fetchSite) =>
        (origin.Length == 0 || string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
        && fetchSite is ("" or "same-origin" or "none");
}
