using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Import;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Local.AppHost;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Purchasing.Killing;

/// <summary>
/// A purchase whose process is killed once after, or once before, each of its side effects, from the wish to the end: one
/// order at the vendor, no money lost, no task stuck.
/// </summary>
public sealed class KilledPurchaseTests(KillableCloud cloud) : IClassFixture<KillableCloud>
{
    private const int StoriesForOneBefore = 3;
    private static readonly string[] VendorIds = ["ACME", "BOLTCO", "THIRD"];
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan TimeStep = TimeSpan.FromHours(6);

    private readonly KillSwitch _kills = cloud.Kills;
    private readonly FakeTimeProvider _time = cloud.Time;
    private readonly LocalCloud _cloud = cloud.Cloud;

    public static TheoryData<int, KillMoment> Cases { get; } = AllCases();

    private T Service<T>()
        where T : notnull => _cloud.Services.GetRequiredService<T>();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Purchase_KilledAtEverySideEffect_EndsOnceAndRight(int number, KillMoment moment)
    {
        var story = KillStory.All[number];
        _cloud.Vendors.SetProfile("ACME", story.Vendor(KillableCloud.Vendor));
        _cloud.Vendors.SetProfile("BOLTCO", story.Other(KillableCloud.Vendor));
        await Patience.RunAsync(() => Service<IOperationsStore>().UpdateAsync(
            settings => settings with
            {
                // Whatever the stories before have taught of the vendors.
                Goals = new(1, 0, 0),
                Ordering = new(story.HoldMinutes),
                Mode = story.IsOfTheAgent ? OperationMode.Purchasing : OperationMode.Monitoring,
                Autonomy = new(story.IsOfTheAgent, 500, 100_000, AutonomyPeriod.Month, 3, 0.5),
                Approval = new(ExpiresAfterHours: OperationsRules.MostApprovalHours, RemindAfterHours: OperationsRules.MostApprovalHours / 2),
            },
            "admin",
            "for the test",
            default), default);
        if (story.IsOfTheAgent) await EarnAsync(story, moment);
        var onHand = (await ItemAsync(story)).OnHand;
        var began = _time.GetUtcNow();
        _kills.Reset(moment);

        await using var engine = new KillableEngine(_cloud, _kills, cloud.NewFolder(), _time);
        await engine.StartAsync();
        var purchase = await LiveAsync(engine, story).WaitAsync(LongestLife);

        Assert.Equal(story.End, purchase.Status);
        await AssertOneOrderAsync(story, purchase);
        await AssertMoneyAsync(story, purchase, began);
        if (story.IsOfTheAgent) await AssertCountedOnceAsync(purchase, began);
        var item = await ItemAsync(story);
        Assert.Equal(onHand + story.Came, item.OnHand);
        Assert.DoesNotContain(item.OnOrder.Keys, key => key.StartsWith("PO-", StringComparison.Ordinal));
        AssertKilledEverywhere(story);
    }

    private static TheoryData<int, KillMoment> AllCases()
    {
        var cases = new TheoryData<int, KillMoment>();
        for (var story = 0; story < KillStory.All.Count; story++)
        {
            cases.Add(story, KillMoment.After);
            // A death before an effect is one after the effect before it, but for the first of a step: some stories show these.
            if (story % StoriesForOneBefore == 0) cases.Add(story, KillMoment.Before);
        }

        return cases;
    }

    private async Task<PurchaseDocument> LiveAsync(KillableEngine engine, KillStory story)
    {
        var request = story.IsOfTheAgent
            ? new PurchaseRequest(PurchaseSource.StockCheck, $"{story.Sku}:{story.Name}:{_kills.Moment}", story.Sku, story.Quantity, PurchaseRequest.StockCheckUser)
            : new PurchaseRequest(PurchaseSource.Api, $"buyer:{story.Name}:{_kills.Moment}", story.Sku, story.Quantity, "buyer");
        var id = PurchaseIds.For(request);
        // The caller got no answer, and asks once more with the same key.
        while (!await engine.TryAsync("start", () => Service<IPurchaseStarter>().StartAsync(engine.Client, request, default))) continue;
        while (true)
        {
            await engine.IdleAsync();
            var purchase = (await Patience.RunAsync(() => Service<IPurchaseStore>().ReadAsync(id, default), default))!.Document;
            if (!purchase.IsOpen() && await engine.Client.GetInstanceAsync(id) is { IsCompleted: true }) return purchase;
            if (story.Next(purchase) is { } step && await engine.TryAsync(step.Name, () => step.Do(Service<PurchaseDesk>(), engine.Client))) continue;

            _time.Advance(TimeStep);
            var sweep = ActivatorUtilities.CreateInstance<PurchaseSweep>(_cloud.Services);
            await engine.TryAsync("sweep", async () =>
            {
                await sweep.RunAsync(null!, engine.Client, default);
                return true;
            });
        }
    }

    private async Task<InventoryItem> ItemAsync(KillStory story) => (await Patience.RunAsync(() => Service<IInventoryStore>().ReadAsync(story.Sku, default), default))!.Document;

    /// <summary>As many proposals agreed to, and orders that came, as are wanted.</summary>
    private async Task EarnAsync(KillStory story, KillMoment moment)
    {
        // Later than whatever was undone before.
        _time.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 40; i++)
        {
            var evidence = new Evidence { Id = $"proposal:{story.Name}:{moment}:{i}", VendorId = "ACME", Sku = story.Sku, At = _time.GetUtcNow().AddMinutes(i - 60) };
            await Patience.RunAsync(async () =>
            {
                await Service<IKnowledge>().LearnAsync(evidence with { Proposal = ProposalOutcome.Unchanged, ProposedTotal = 60 }, default);
                await Service<IKnowledge>().LearnAsync(evidence with { Id = $"order:{evidence.Id}", OnTime = true, Ordered = 30, Received = 30, Rejected = 0 }, default);
                return true;
            }, default);
        }
    }

    /// <summary>The agent approved it, within what it had earned, and it stands once in the ledger of its period.</summary>
    private async Task AssertCountedOnceAsync(PurchaseDocument purchase, DateTimeOffset began)
    {
        // What a crash kept from it the agent learns in the doctor's round.
        await Patience.RunAsync(() => Service<CatchUp>().RunAsync(began, default), default);
        Assert.Equal(36, purchase.Approval!.Earned!.Total);
        Assert.Single(purchase.Timeline, entry => entry.Event == AutonomyRules.Event);
        var ledger = await Patience.RunAsync(() => Service<IAutonomyLedgers>().ReadAsync(purchase.Approval.Earned.Period, default), default);
        Assert.Equal(36, Assert.Single(ledger.Entries, entry => entry.PurchaseId == purchase.Id).Amount);
        var undone = (await Patience.RunAsync(() => Service<IEvidenceRecords>().ListOfItemAsync(purchase.Sku, default), default))
            .Count(evidence => evidence.Proposal == ProposalOutcome.Undone && evidence.Id.Contains(purchase.Id, StringComparison.Ordinal));
        Assert.Equal(purchase.Status == PurchaseStatus.Cancelled ? 1 : 0, undone);
    }

    private async Task AssertOneOrderAsync(KillStory story, PurchaseDocument purchase)
    {
        var orders = _cloud.Vendors.ReceivedOrders().Where(order => order.OrderNumber.Contains(purchase.Id[2..], StringComparison.Ordinal)).ToArray();
        Assert.Equal(story.OrdersAtTheVendor, orders.Length);
        Assert.All(orders, order => Assert.Equal(0, order.Conflicts));
        if (story.End == PurchaseStatus.Cancelled) Assert.All(orders, order => Assert.Equal("cancelled", order.Status));
        // What the vendors hold is what the purchase has of them.
        Assert.Equal(
            purchase.Orders.Where(order => order.IsWithVendor).Select(order => (order.VendorId, order.Number)).Order(),
            orders.Where(order => order.Status != "cancelled").Select(order => (order.VendorId, order.OrderNumber)).Order());
        foreach (var vendorId in VendorIds)
        {
            var vendor = (await Patience.RunAsync(() => Service<IKnowledge>().ReadVendorAsync(vendorId, default), default))!.Document;
            Assert.Equal(
                orders.Count(order => order.VendorId == vendorId),
                vendor.CountedOrders.Count(mark => mark.Contains(purchase.Id[2..], StringComparison.Ordinal) && mark.EndsWith("Placed", StringComparison.Ordinal)));
        }
    }

    /// <summary>What the ledgers of all months since hold of it is what is owed, in one place.</summary>
    private async Task AssertMoneyAsync(KillStory story, PurchaseDocument purchase, DateTimeOffset began)
    {
        Assert.Equal(story.State, purchase.Budget!.State);
        var periods = Enumerable.Range(0, 240).Select(month => BudgetRules.PeriodOf(began.AddMonths(month), BudgetPeriod.Month))
            .TakeWhile(period => string.CompareOrdinal(period, BudgetRules.PeriodOf(_time.GetUtcNow(), BudgetPeriod.Month)) <= 0);
        decimal held = 0;
        foreach (var period in periods)
        {
            var (ledger, _) = await Patience.RunAsync(() => Service<IBudget>().ReadAsync(period, default), default);
            var entries = ledger.Entries.Where(entry => entry.PurchaseId == purchase.Id).ToArray();
            Assert.DoesNotContain(entries, entry => entry.State is BudgetState.Reserved or BudgetState.Committed);
            held += entries.Where(entry => entry.State == BudgetState.Actual).Sum(entry => entry.Amount);
        }

        Assert.Equal(story.Owed, held);
    }

    /// <summary>That it has died at all the kinds of effects that such a story has.</summary>
    private void AssertKilledEverywhere(KillStory story)
    {
        List<string> effects = ["IPurchaseStore.CreateAsync", "IPurchaseStore.UpdateAsync", "IVendorClient.RequestQuoteAsync", "IBudget.ReserveAsync", "IBudget.MoveAsync", "IInventoryStore.UpdateAsync", "IKnowledge.LearnAsync"];
        if (story.OrdersAtTheVendor > 0) effects.AddRange(["IVendorClient.PlaceOrderAsync", "IKnowledge.CountOrderAsync"]);
        if (story is { OrdersAtTheVendor: > 0, End: PurchaseStatus.Cancelled }) effects.Add("IVendorClient.CancelOrderAsync");
        effects.AddRange(story.Effects);
        Assert.All(effects, effect => Assert.Contains(_kills.KilledAt, point => point.Contains(effect, StringComparison.Ordinal)));
    }
}
