using Moq;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Insights;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Pages.Approvals;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Pages;

public sealed class ApprovalPagesTests
{
    /// <summary>The store gives the newest first, and those are decided last.</summary>
    [Fact]
    public async Task Waiting_MoreThanThePageShows_BeginsWithTheOnesThatEndFirst()
    {
        var figures = new BudgetFigures("2026-11", null, 0, 0, 0);
        var insights = Mock.Of<IInsights>(one => one.BudgetAsync("approver", default) == Task.FromResult(new BudgetInsight("USD", figures, figures)));
        var purchases = new Mock<IPurchaseStore>();
        for (var page = 0; page < 3; page++)
        {
            var items = Enumerable.Range(0, 40).Select(place => Waiting(120 - (page * 40) - place)).ToArray();
            var cursor = page == 0 ? null : $"{page}";
            purchases.Setup(store => store.ListPageAsync(new(PurchaseStatus.AwaitingApproval, null, null), It.IsAny<int>(), cursor, default))
                .ReturnsAsync(new DocumentPage<PurchaseDocument>(items, page == 2 ? null : $"{page + 1}"));
        }

        var waiting = await new ApprovalPages(purchases.Object, null!, insights).WaitingAsync("approver", default);

        Assert.Equal(Enumerable.Range(1, 120).Select(hours => Samples.Now.AddHours(hours)), waiting.Select(found => found.Purchase.Approval!.ExpiresAt));
    }

    private static Stored<PurchaseDocument> Waiting(int hours)
    {
        var request = new PurchaseRequest(PurchaseSource.Api, $"{hours}", Samples.Item.Sku, 10, "buyer");
        var approval = new Approval("d", true, new([], 60, 30, []), Samples.Now, Samples.Now.AddHours(hours), new(), null);
        return new(PurchaseRules.Create(PurchaseIds.For(request), request, Samples.Item, Samples.Now) with { Status = PurchaseStatus.AwaitingApproval, Approval = approval }, "1");
    }
}
