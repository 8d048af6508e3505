using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;

namespace ProcurementFunctions.Tests.Purchasing.Approving;

public sealed class WindowRulesTests
{
    private static readonly DateTimeOffset Now = Samples.Now;
    private static readonly ApprovalPolicy Policy = new(AutoApproveBelow: 1500);

    /// <summary>A purchase of 1000 from ACME that was weighed before.</summary>
    private static PurchaseDocument Other(string id = "P-1", string by = "buyer", string sku = "AR-5381", string vendor = "ACME", double hoursAgo = 1) =>
        Samples.Chosen(100, Samples.Quote(vendor)) with { Id = id, RequestedBy = by, Sku = sku, CreatedAt = Now.AddHours(-hoursAgo), WeighedAt = Now };

    private static PurchaseDocument Counted(params PurchaseDocument[] recent) => WindowRules.Counted(Samples.Chosen(), recent, Policy, Now);

    private static PurchaseStatus StatusAfter(PurchaseDocument purchase) => ApprovalRules.Ask(purchase, Policy, Now).Status;

    [Fact]
    public void Counted_Alone_ThePolicyApproves() => Assert.Equal(PurchaseStatus.Ordering, StatusAfter(Counted()));

    [Fact]
    public void Counted_WithOthersOfTheBuyer_WaitsAndNamesThem()
    {
        var counted = Counted(Other("P-1", sku: "NUT", vendor: "X"), Other("P-2", sku: "BOLT", vendor: "Y", hoursAgo: 23));

        Assert.Equal(PurchaseStatus.AwaitingApproval, StatusAfter(counted));
        Assert.Equal(["P-2", "P-1"], counted.CountedWith);
        Assert.Equal(
            "with P-2 (1000.00) and P-1 (1000.00) of the same buyer within 24 hours it comes to 3000.00, and the policy approves below 1500.00",
            counted.Choice!.Notes[^1]);
    }

    [Theory]
    [InlineData("other", "NUT", "ACME", "vendor")]
    [InlineData("other", "AR-5381", "X", "item")]
    [InlineData("other", "NUT", "X", null)]
    public void Counted_WithOnesAlike_Waits(string by, string sku, string vendor, string? what)
    {
        var counted = Counted(Other(by: by, sku: sku, vendor: vendor));

        Assert.Equal(what is null ? PurchaseStatus.Ordering : PurchaseStatus.AwaitingApproval, StatusAfter(counted));
        if (what is not null) Assert.Contains($"of the same {what}", counted.Choice!.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Counted_WithWhatDoesNotCount_ThePolicyApproves()
    {
        Assert.Null(Counted(Other(hoursAgo: 25)).CountedWith);
        Assert.Null(Counted(Other() with { Status = PurchaseStatus.Rejected }).CountedWith);
        Assert.Null(Counted(Other() with { WeighedAt = null }).CountedWith);
        // It waits for a person already, as it comes together with this one.
        Assert.Null(Counted(Other() with { CountedWith = [Samples.Chosen().Id] }).CountedWith);
        // The stock check is no buyer.
        var ofStock = Samples.Chosen() with { RequestedBy = PurchaseRequest.StockCheckUser };
        Assert.Null(WindowRules.Counted(ofStock, [Other(by: PurchaseRequest.StockCheckUser, sku: "NUT", vendor: "X")], Policy, Now).CountedWith);
    }

    [Fact]
    public void Counted_BelowTheLimitTogether_ThePolicyApproves() =>
        Assert.Null(WindowRules.Counted(Samples.Chosen(), [Other()], Policy with { AutoApproveBelow = 2000.01m }, Now).CountedWith);

    [Theory]
    [InlineData(1500, 24, true)]
    [InlineData(1000, 24, false)]
    [InlineData(1500, 0, false)]
    public void IsToWeigh_OnlyWhatThePolicyWouldApprove(double limit, double hours, bool expected) =>
        Assert.Equal(expected, WindowRules.IsToWeigh(Samples.Chosen(), new(AutoApproveBelow: (decimal)limit, WindowHours: hours)));
}
