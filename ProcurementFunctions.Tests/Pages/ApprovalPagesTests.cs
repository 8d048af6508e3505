using Microsoft.Extensions.Time.Testing;
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
    [Fact]
    public async Task Waiting_PageByPage_ReadsNoMoreThanAPageFromTheTimeOfTheFirst()
    {
        var figures = new BudgetFigures("2026-11", null, 0, 0, 0);
        var insights = Mock.Of<IInsights>(one => one.BudgetAsync("approver", default) == Task.FromResult(new BudgetInsight("USD", figures, figures)));
        var purchases = new Mock<IPurchaseStore>();
        var decided = Waiting(2);
        decided = decided with { Document = decided.Document with { Approval = decided.Document.Approval! with { Required = false } } };
        purchases.Setup(store => store.ListToDecidePageAsync(Samples.Now, 50, null, default))
            .ReturnsAsync(new DocumentPage<PurchaseDocument>([Waiting(1), decided, Waiting(3)], "next"));
        purchases.Setup(store => store.ListToDecidePageAsync(Samples.Now, 50, "next", default))
            .ReturnsAsync(new DocumentPage<PurchaseDocument>([Waiting(4)], null));
        var time = new FakeTimeProvider(Samples.Now);
        var pages = new ApprovalPages(purchases.Object, null!, insights, time);

        var first = await pages.WaitingAsync("approver", null, null, default);
        time.Advance(TimeSpan.FromHours(2));
        var second = await pages.WaitingAsync("approver", first.After, first.Next, default);

        Assert.Equal([1, 3, 4], first.Waiting.Concat(second.Waiting).Select(found => (found.Purchase.Approval!.ExpiresAt - Samples.Now).TotalHours));
        Assert.Null(second.Next);
    }

    private static Stored<PurchaseDocument> Waiting(int hours)
    {
        var request = new PurchaseRequest(PurchaseSource.Api, $"{hours}", Samples.Item.Sku, 10, "buyer");
        var approval = new Approval("d", true, new([], 60, 30, []), Samples.Now, Samples.Now.AddHours(hours), new(), null);
        return new(PurchaseRules.Create(PurchaseIds.For(request), request, Samples.Item, Samples.Now) with { Status = PurchaseStatus.AwaitingApproval, Approval = approval }, "1");
    }
}
