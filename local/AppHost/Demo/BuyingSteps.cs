using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using static ProcurementFunctions.Local.AppHost.Demo.DemoFailedException;

namespace ProcurementFunctions.Local.AppHost.Demo;

/// <summary>From quotes to goods.</summary>
internal sealed class BuyingSteps(AppClient buyer, AppClient approver, DemoPaper paper, Purchases purchases)
{
    private const double FirmDaysToQuote = 2;
    private const double FirmDaysToReceive = 180;

    public async Task CompareQuotesAsync(CancellationToken cancellation)
    {
        var quoted = await purchases.UntilAllAsync(
            "quotes for every purchase", FirmDaysToQuote, purchase => purchase.Status == "awaitingApproval" || purchase.HasEnded, cancellation);
        var waiting = quoted.Where(purchase => purchase.Status == "awaitingApproval").ToList();
        Require(waiting.Count > 0, "no purchase got as far as an approval");
        foreach (var purchase in waiting) paper.SayQuotes(purchase);
        await RememberVendorsAsync(waiting, cancellation);
    }

    public async Task RefuseOthersAsync(CancellationToken cancellation)
    {
        var purchase = (await WaitingAsync(cancellation))[0];
        var byBuyer = await DecideAsync(buyer, purchase.Id, purchase.Approval!.Digest, cancellation);
        Require(byBuyer == HttpStatusCode.Forbidden, $"a buyer's decision was answered {(int)byBuyer}");
        paper.Say("a buyer's approval is refused: 403");
        var onOther = await DecideAsync(approver, purchase.Id, new string('0', purchase.Approval.Digest.Length), cancellation);
        Require(onOther == HttpStatusCode.Conflict, $"an approval of something else was answered {(int)onOther}");
        paper.Say("an approval of something that was not shown is refused: 409");
    }

    public async Task ApproveAsync(CancellationToken cancellation)
    {
        foreach (var purchase in await WaitingAsync(cancellation)) await ApproveAsync(purchase, cancellation);
    }

    public async Task ApproveAsync(PurchaseRecord purchase, CancellationToken cancellation)
    {
        var answer = await DecideAsync(approver, purchase.Id, purchase.Approval!.Digest, cancellation);
        Require(answer == HttpStatusCode.OK, $"the approval of {purchase.Id} was answered {(int)answer}");
        paper.Say(string.Create(CultureInfo.InvariantCulture,
            $"approver: yes to {purchase.Choice!.Quantity} of {purchase.Sku} for {purchase.Choice.Total:N2}"));
    }

    public async Task ReceiveAsync(CancellationToken cancellation)
    {
        var ended = await purchases.UntilAllAsync(
            "the end of every purchase", FirmDaysToReceive, purchase => purchase.HasEnded, cancellation);
        Require(ended.Any(purchase => purchase.Status == "received"), "nothing was received");
        foreach (var purchase in ended.Where(purchase => purchase.Choice is not null))
            Require(purchase.Status == "received", $"{purchase.Id} ended {purchase.Status}: {purchase.Timeline?[^1].Detail}");
    }

    private async Task<List<PurchaseRecord>> WaitingAsync(CancellationToken cancellation) =>
        [.. (await purchases.ReadAllAsync(cancellation)).Where(purchase => purchase.Status == "awaitingApproval")];

    private static Task<HttpStatusCode> DecideAsync(AppClient who, string purchaseId, string digest, CancellationToken cancellation) =>
        who.TryPostAsync(
            $"purchases/{Uri.EscapeDataString(purchaseId)}/decision",
            new JsonObject { ["decision"] = "approve", ["comment"] = "demo", ["digest"] = digest },
            cancellation);

    private async Task RememberVendorsAsync(IEnumerable<PurchaseRecord> waiting, CancellationToken cancellation)
    {
        var before = new Dictionary<string, VendorRecord>();
        foreach (var id in waiting.SelectMany(purchase => purchase.Choice!.Lines).Select(line => line.VendorId).Distinct())
            before[id] = await buyer.GetAsync($"vendors/{Uri.EscapeDataString(id)}", DemoJson.Default.VendorRecord, cancellation);
        purchases.VendorsBefore = before;
    }
}
