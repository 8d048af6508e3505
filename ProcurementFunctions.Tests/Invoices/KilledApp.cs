using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Invoices;

/// <summary>An app whose stores die on demand, with notices for a receiver that nobody reaches: each is tried once, and then not for a while.</summary>
public sealed class KilledApp : FaultyApp
{
    protected override IEnumerable<KeyValuePair<string, string?>> Further() =>
    [
        new("Notices:Url", "http://127.0.0.1:9/"),
        new("Notices:Secret", "a-secret-of-the-firm-and-its-receiver"),
        new("Notices:FirstPause", "01:00:00"),
    ];
}
