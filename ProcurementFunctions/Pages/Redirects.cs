using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Pages;

/// <summary>Answers that send the browser elsewhere.</summary>
internal static class Redirects
{
    /// <summary>303: to be read with GET, whatever came before. Who calls it has made sure that the place is one of ours, or the issuer.</summary>
    public static Answer To(string place) => Answers.NoContent with { Status = 303, Headers = new Dictionary<string, string> { ["Location"] = place } };
}
