using System.Net;

namespace ProcurementFunctions.Tests.Fixtures;

/// <summary>Compares statuses and, where they differ, shows the whole answer.</summary>
internal static class StatusAssert
{
    public static async Task IsAsync(HttpStatusCode expected, HttpResponseMessage answer)
    {
        if (answer.StatusCode == expected) return;
        Assert.Fail($"Expected {(int)expected}, got this for {answer.RequestMessage}:\n{answer}\n{await answer.Content.ReadAsStringAsync()}");
    }
}
