using System.Globalization;

namespace ProcurementFunctions.Hosting.Documents;

internal static class DocumentTimes
{
    /// <summary>The time as a document holds it, for queries: such texts compare as their times do.</summary>
    public static string Written(this DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
