using ProcurementFunctions.Cleanup;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Cleanup;

public sealed class CleanupRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, 29, "received", "Keep")]
    [InlineData(false, 30, "received", "Purge")]
    [InlineData(false, 31, "cancelled", "Purge")]
    [InlineData(false, 400, "ordered", "Report")]
    [InlineData(false, 2, "awaitingApproval", "Report")]
    [InlineData(false, 0, "ordered", "Keep")]
    [InlineData(true, 0, "ordered", "Restart")]
    [InlineData(true, 400, "received", "Restart")]
    [InlineData(true, 2, null, "PurgeOrphan")]
    [InlineData(false, 0, null, "Keep")]
    public void FateOf_AnEndedOrchestration_IsSafe(bool failed, int days, string? purchase, string fate)
    {
        var record = purchase is null
            ? null
            : PurchaseRules.Create("P-1", new(PurchaseSource.Api, "n", "BOLT", 1, "buyer"), Samples.Item, Now) with
            {
                Status = Enum.Parse<PurchaseStatus>(purchase, ignoreCase: true),
            };

        Assert.Equal(fate, CleanupRules.FateOf(failed, Now.AddDays(-days), record, TimeSpan.FromDays(30), Now).ToString());
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(10, 20, true)]
    [InlineData(11, 20, false)]
    [InlineData(11, 110, true)]
    [InlineData(1, 0, false)]
    public void MayRemove_OfItemsThatAreGone_OnlyWhereTheyAreFew(int gone, int known, bool may) =>
        Assert.Equal(may, CleanupRules.MayRemove(gone, known));
}
