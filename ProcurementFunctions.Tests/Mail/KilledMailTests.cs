using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Local.AppHost.Mailbox;
using ProcurementFunctions.Mail;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing.Killing;

namespace ProcurementFunctions.Tests.Mail;

/// <summary>
/// A purchase from a vendor by e-mail whose process is killed once after each of its side effects: no mail and no entry is lost, and the
/// vendor has one order.
/// </summary>
public sealed class KilledMailTests(KillableMailCloud cloud) : IClassFixture<KillableMailCloud>
{
    private const string Sku = "GASKET";
    private const int Quantity = 30;

    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(3);

    /// <summary>Longer than a mail is left to who died at it, and much shorter than what a vendor is reminded after.</summary>
    private static readonly TimeSpan TimeStep = TimeSpan.FromMinutes(10);

    private readonly KillSwitch _kills = cloud.Kills;
    private readonly FakeTimeProvider _time = cloud.Time;
    private readonly LocalCloud _cloud = cloud.Cloud;

    private T Service<T>()
        where T : notnull => _cloud.Services.GetRequiredService<T>();

    [Fact]
    public async Task Purchase_KilledAfterEverySideEffect_LosesNoMailAndOrdersOnce()
    {
        await Service<IOperationsStore>().UpdateAsync(
            settings => settings with { Approval = new(ExpiresAfterHours: 1000, RemindAfterHours: 500) }, "admin", "for the test", default);
        var onHand = await OnHandAsync();
        _kills.Reset(KillMoment.After);

        await using var engine = new KillableEngine(_cloud, _kills, cloud.NewFolder(), _time);
        await engine.StartAsync();
        var purchase = await LiveAsync(engine).WaitAsync(LongestLife);

        Assert.Equal((PurchaseStatus.Received, BudgetState.Actual, 65m), (purchase.Status, purchase.Budget!.State, purchase.Budget.Amount));
        Assert.Equal(onHand + Quantity, await OnHandAsync());
        var order = Assert.Single(purchase.Orders);
        AssertSentTwiceAsTheSame(order.Number);
        foreach (var told in (string[])["vendorQuoted", "orderPlaced", "orderShipped", "orderDelivered"]) Assert.Single(purchase.Timeline, entry => entry.Event == told);
        foreach (var effect in (string[])["IVendorMail.AddAsync", "IVendorMail.ReplaceAsync", "IVendorMail.UpdateAsync", "IMailPost.SendAsync", "IBudget.ReserveAsync"])
            Assert.Contains(_kills.KilledAt, point => point.Contains(effect, StringComparison.Ordinal));
    }

    /// <summary>Each mail was sent by one who died before they noted so, and again: it is the same mail to mail servers and readers.</summary>
    private void AssertSentTwiceAsTheSame(string orderNumber)
    {
        var mails = _cloud.Mailbox.Mails().GroupBy(mail => mail.MessageId).ToArray();

        Assert.All(mails, same => Assert.Equal(2, same.Count()));
        Assert.Equal(["Order", "Request"], mails.Select(same => same.First().Subject.Split(' ')[0]).Order());
        Assert.All(mails, same => Assert.Single(same.Select(mail => mail.Subject).Distinct()));
        Assert.StartsWith($"{orderNumber}.1@", mails.Single(same => same.First().Subject.StartsWith("Order", StringComparison.Ordinal)).Key, StringComparison.Ordinal);
    }

    private async Task<PurchaseDocument> LiveAsync(KillableEngine engine)
    {
        var request = new PurchaseRequest(PurchaseSource.Api, "buyer:by-mail", Sku, Quantity, "buyer");
        var id = PurchaseIds.For(request);
        while (!await engine.TryAsync("start", () => Service<IPurchaseStarter>().StartAsync(engine.Client, request, default))) continue;
        while (true)
        {
            await engine.IdleAsync();
            var purchase = (await Service<IPurchaseStore>().ReadAsync(id, default))!.Document;
            if (!purchase.IsOpen() && await engine.Client.GetInstanceAsync(id) is { IsCompleted: true }) return purchase;
            if (await ApproveAsync(engine, purchase) || await AnswerAsync(engine) || await SweepMailAsync(engine)) continue;
            _time.Advance(TimeStep);
            var sweep = ActivatorUtilities.CreateInstance<PurchaseSweep>(_cloud.Services);
            await engine.TryAsync("sweep", () => DoneAsync(() => sweep.RunAsync(null!, engine.Client, default)));
        }
    }

    private async Task<bool> ApproveAsync(KillableEngine engine, PurchaseDocument purchase)
    {
        if (purchase.Status != PurchaseStatus.AwaitingApproval) return false;
        var digest = purchase.Approval!.Digest;
        await engine.TryAsync($"approve {digest}", () => Service<PurchaseDesk>().DecideAsync(
            engine.Client, purchase.Id, new(DecisionKind.Approve, "approver", digest), default));
        return true;
    }

    /// <summary>
    /// The vendor reads its latest mail and enters what is still to be entered on the page of it; later than it is known to be sent, as a mail
    /// that is answered need not be sent again. False: nothing is to be entered.
    /// </summary>
    private async Task<bool> AnswerAsync(KillableEngine engine)
    {
        if (_cloud.Mailbox.Mails() is not [.., var mail]) return false;
        var token = new Uri(mail.Links.Single()).Segments[^1];
        var page = await Service<VendorMailDesk>().OpenAsync(token, default);
        if (page.Document.Untold > 0 || page.Document.NextMailAt is not null || NextOf(page) is not { } next) return false;
        await engine.TryAsync($"{next.What} {page.Document.Id}", () => Service<VendorMailDesk>().EnterAsync(engine.Client, token, page.FormToken, next.Change, default));
        return true;
    }

    private static (string What, Func<VendorMailDocument, DateTimeOffset, Decision<VendorMailDocument>> Change)? NextOf(LinkedMail page) => page.Document switch
    {
        { IsOrder: false, Quote: null } when page.IsOpen => ("quote", (document, now) => EntryRules.Quoted(document, new(0, 2, 1000, 1, 4, 5, Day(now, 60), null), now)),
        { IsOrder: false } => null,
        { Confirmed: null } => ("confirm", (document, now) => EntryRules.Confirmed(document, new(now, Day(now, 4), null, null, null, null), now)),
        { Shipments.Count: 0 } => ("ship", (document, now) => EntryRules.Shipped(document, Quantity, "1Z", now)),
        { Shipments: [{ DeliveredAt: null }] } => ("deliver", EntryRules.Delivered),
        _ => null,
    };

    /// <summary>The timer, where it has something to do. The name says with what, so that the next mail has a sweep of its own to be killed in.</summary>
    private async Task<bool> SweepMailAsync(KillableEngine engine)
    {
        var work = (await Service<IVendorMail>().ListDueAsync(_time.GetUtcNow(), 10, default)).Select(due => $"send {due.Document.Id}").ToList();
        await foreach (var untold in Service<IVendorMail>().ListUntoldAsync(default)) work.Add($"tell {untold.Id} {untold.Entries.Count}");
        if (work.Count == 0) return false;
        var timer = ActivatorUtilities.CreateInstance<VendorMailFunctions>(_cloud.Services);
        await engine.TryAsync(string.Join(", ", work), () => DoneAsync(() => timer.SendAsync(null!, engine.Client, default)));
        return true;
    }

    private async Task<int> OnHandAsync() => (await Service<IInventoryStore>().ReadAsync(Sku, default))!.Document.OnHand;

    private static DateOnly Day(DateTimeOffset now, int days) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(days);

    private static async Task<bool> DoneAsync(Func<Task> run)
    {
        await run();
        return true;
    }
}
