using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Tests.Purchasing;
using ProcurementFunctions.Vendors;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Doctor;

/// <summary>The doctor in a whole app whose firm's clock stands still until the test turns it.</summary>
public sealed class StateDoctorTests : IAsyncLifetime
{
    private const string Never = "0 0 0 29 2 *";
    private const string Month = "2027-03";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private PurchaseShop _shop = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The timers that would mend something before the doctor sees it do not run.</summary>
    private async Task OpenAsync(TimeSpan confirmAfter) => _shop = await PurchaseShop.OpenAsync(firmTime: _time, settings: new Dictionary<string, string?>
    {
        ["Doctor:ConfirmAfter"] = confirmAfter.ToString(),
        ["DoctorSchedule"] = Never,
        ["PurchaseSweepSchedule"] = Never,
        ["CleanupSchedule"] = Never,
        ["InventoryCheckSchedule"] = Never,
        ["AzureWebJobs.SweepMessageEffects.Disabled"] = "true",
    });

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task Examine_AfterAWholeStory_FindsNothing()
    {
        await OpenAsync(TimeSpan.FromMinutes(1));
        await TellAsync("m1", "my budget is 5000");
        await TellAsync("m2", "find the best deal for 30 BOLT");
        await TellAsync("m3", "order it");
        var bought = await _shop.UntilAsync(await _shop.CreateAsync("NUT", 30), "awaitingApproval");
        var refused = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval");
        using (var answer = await _shop.ApproveAsync(bought)) answer.EnsureSuccessStatusCode();
        using (var answer = await _shop.RejectAsync(refused)) answer.EnsureSuccessStatusCode();
        await _shop.UntilAsync(refused, "rejected", "released");
        await TurnUntilAsync(bought, "committed");
        await UntilHealthyAsync();
        await TurnUntilAsync(bought, "actual");

        var report = await UntilHealthyAsync();
        Assert.True((int)report["looked"]!["endedPurchases"]! >= 2);
        // Without a wish for a fresh one, the same report is shown again.
        Assert.Equal(report.ToJsonString(), (await _shop.Admin.GetFromJsonAsync<JsonObject>("api/doctor"))!.ToJsonString());
    }

    [Fact]
    public async Task Examine_WhatIsSafeToMend_IsMendedOnceAndAudited()
    {
        await OpenAsync(TimeSpan.Zero);
        var rejected = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval");
        using (var answer = await _shop.RejectAsync(rejected)) answer.EnsureSuccessStatusCode();
        await _shop.UntilAsync(rejected, "rejected", "released");
        var rejectedId = (string)rejected["id"]!;
        var untold = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 12), "awaitingApproval");
        var noTask = await RecordAsync(PurchaseSource.Api, "buyer:crashed", purchase => purchase);
        // A stock check's purchase that ended, and whose last step was lost.
        var need = await RecordAsync(PurchaseSource.StockCheck, "NUT:0", purchase => purchase.MovedTo(PurchaseStatus.NoOffer, Now, "agent", "no vendor can deliver it"));
        await Budget.ReserveAsync(await Budget.PeriodAsync(default), "P-GHOSTGHOSTGHO", "buyer", 77, default);
        await Budget.ReserveAsync(await Budget.PeriodAsync(default), rejectedId, "buyer", 33, default);
        await ChangeAsync((string)untold["id"]!, purchase => purchase.Signalled());
        await StockAsync("BOLT", PurchaseIds.OrderNumber(rejectedId, 1, 1), 40);
        // Bought by the agent itself and not counted; counted, and decided by a person.
        var earned = await RecordAsync(PurchaseSource.Api, "buyer:earned", purchase => (purchase with
        {
            Approval = new("d", false, new([], 60, 30, []), Now, Now.AddDays(1), new(), new(true, PurchaseRules.Policy, Now, null), Earned: new(60, 500, Month, 1000, 60, [])),
        }).Noted(Now, AutonomyRules.Event, PurchaseRules.Policy, "earned").MovedTo(PurchaseStatus.Cancelled, Now, "buyer", "undone"));
        await AutonomyLedgers.TakeAsync(Month, new(rejectedId, 40, Now), 1000, default);
        _time.Advance(TimeSpan.FromHours(1));

        // Two rounds at once mend what one would.
        var reports = await Task.WhenAll(ExamineAsync(), ExamineAsync());
        Assert.Equal(
            [
                (FindingKinds.ChangeNotSeen, (string)untold["id"]!),
                (FindingKinds.CountedNotEarned, rejectedId),
                (FindingKinds.EarnedNotCounted, earned),
                (FindingKinds.MoneyNotSettled, rejectedId),
                (FindingKinds.MoneyWithoutPurchase, "P-GHOSTGHOSTGHO"),
                (FindingKinds.NeedNotEnded, need),
                (FindingKinds.OnOrderWithoutPurchase, PurchaseIds.OrderNumber(rejectedId, 1, 1)),
                (FindingKinds.RecordWithoutInstance, noTask),
            ],
            reports.SelectMany(report => Findings(report, "repaired")).Distinct().Order());
        await _shop.UntilAsync(new() { ["id"] = noTask }, "awaitingApproval");
        await UntilHealthyAsync();

        Assert.Equal(0, (await Budget.ReadAsync(null, default)).Ledger.Entries.Where(e => e.PurchaseId is "P-GHOSTGHOSTGHO" || e.PurchaseId == rejectedId)
            .Where(e => e.State != BudgetState.Released).Sum(e => e.Amount));
        Assert.Equal([(earned, 60m)], (await AutonomyLedgers.ReadAsync(Month, default)).Entries.Select(entry => (entry.PurchaseId, entry.Amount)));
        Assert.Empty((await ItemAsync("BOLT")).OnOrder);
        Assert.Equal(1, (await ItemAsync("NUT")).EndedNeeds);
        var audit = (await _shop.Admin.GetFromJsonAsync<JsonObject>("api/audit?kind=repaired"))!["items"]!.AsArray();
        Assert.All(audit, entry => Assert.Equal("agent", (string?)entry!["by"]));
        Assert.Contains(audit, entry => (string?)entry!["subject"] == $"purchase:{noTask}" && ((string?)entry["why"])!.EndsWith("its task was started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Examine_WhatNeedsAPerson_IsReportedAndLeftAlone()
    {
        await OpenAsync(TimeSpan.Zero);
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval");
        var quote = waiting["quotes"]!.AsArray().First(one => (string?)one!["vendorId"] == "ACME")!;
        var terminated = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 12), "awaitingApproval");
        await Client.TerminateInstanceAsync((string)terminated["id"]!, cancellation: default);
        await Client.WaitForInstanceCompletionAsync((string)terminated["id"]!, CancellationToken.None);
        var deleted = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 13), "awaitingApproval");
        await DeleteRecordAsync((string)deleted["id"]!);
        var held = await FailedWithAnOrderAsync((string)quote["quoteId"]!, (decimal)quote["unitPrice"]!);
        var lost = await OrderedWithoutAnOrderAsync();
        await StockAsync("NUT", "PO-GH0STGH0STGH0-1-1", 5);
        _time.Advance(TimeSpan.FromDays(2));
        await SayAsync();

        var report = await ExamineAsync();
        Assert.Equal(
            [
                (FindingKinds.EffectsOverdue, Findings(report, "needsAPerson").Single(one => one.Kind == FindingKinds.EffectsOverdue).Id),
                (FindingKinds.InstanceTerminated, (string)terminated["id"]!),
                (FindingKinds.InstanceWithoutRecord, (string)deleted["id"]!),
                (FindingKinds.OnOrderWithoutPurchase, "PO-GH0STGH0STGH0-1-1"),
                (FindingKinds.SessionNamesNoPurchase, "P-NEVERNEVERNEV"),
                (FindingKinds.VendorHoldsOrder, held),
                (FindingKinds.VendorLostOrder, lost),
            ],
            Findings(report, "needsAPerson").Where(one => one.Kind != FindingKinds.MoneyWithoutPurchase).Order());
        Assert.All(report["findings"]!.AsArray(), finding =>
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)finding!["toDo"]));
            Assert.DoesNotContain("talker", finding.ToJsonString(), StringComparison.Ordinal);
        });
        Assert.Equal(48, (double?)report["findings"]!.AsArray().First(one => (string?)one!["id"] == held)!["ageHours"]);

        // It is still so, and still the same, the next time.
        Assert.Equal(Findings(report, "needsAPerson").Order(), Findings(await ExamineAsync(), "needsAPerson").Order());
    }

    [Fact]
    public async Task Examine_TaskThatFailed_IsStartedAgainWhereTheRecordStands()
    {
        await OpenAsync(TimeSpan.Zero);
        var id = await RecordAsync(PurchaseSource.Api, "buyer:stopped", purchase => purchase);
        // Without what it is started with, a task fails at once.
        await Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(PurchaseOrchestrator), null, new Microsoft.DurableTask.StartOrchestrationOptions(id), default);
        await Client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Contains((FindingKinds.InstanceStopped, id), Findings(await ExamineAsync(), "repaired"));
        await _shop.UntilAsync(new() { ["id"] = id }, "awaitingApproval");
        await UntilHealthyAsync();
    }

    [Fact]
    public async Task Examine_TaskThatLooksAndIsToldMore_IsNotStuck()
    {
        await OpenAsync(TimeSpan.FromMilliseconds(1));
        var id = (string)(await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval"))["id"]!;
        await WaitingAsync();
        await ChangeAsync(id, purchase => purchase.Signalled());
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([(FindingKinds.ChangeNotSeen, id)], Findings(await ExamineAsync(), "suspected"));

        // It has looked at that, and been told something else.
        await ChangeAsync(id, purchase => purchase.Seen().Signalled());
        Assert.Equal([(FindingKinds.ChangeNotSeen, id)], Findings(await ExamineAsync(), "suspected"));
        // It has not looked at anything since.
        await ChangeAsync(id, purchase => purchase.Signalled());
        Assert.Equal([(FindingKinds.ChangeNotSeen, id)], Findings(await ExamineAsync(), "repaired"));
        await UntilHealthyAsync();
    }

    [Fact]
    public async Task Examine_TimeToDecideWasOverAndNobodyLooked_TheTaskIsTold()
    {
        await OpenAsync(TimeSpan.Zero);
        var waiting = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval");
        await WaitingAsync();
        // The task waits for another hour than the record says.
        await ChangeAsync((string)waiting["id"]!, purchase => purchase with { Approval = purchase.Approval! with { ExpiresAt = Now.AddMinutes(1) } });
        _time.Advance(TimeSpan.FromHours(3));

        Assert.Contains((FindingKinds.DecisionOverdue, (string)waiting["id"]!), Findings(await ExamineAsync(), "repaired"));
        await _shop.UntilAsync(waiting, "expired", "released");
        await UntilHealthyAsync();
    }

    [Fact]
    public async Task Examine_OrderGivenUpThatItsVendorHas_IsTakenUpAgain()
    {
        await OpenAsync(TimeSpan.Zero);
        // A vendor that speaks of the order opens it again by that.
        _shop.ChangeVendor("ACME", profile => profile with { WebhookLossRate = 1 });
        var quote = (await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval"))["quotes"]!.AsArray().First(one => (string?)one!["vendorId"] == "ACME")!;
        var number = await FailedWithAnOrderAsync((string)quote["quoteId"]!, (decimal)quote["unitPrice"]!, OrderState.Lost);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Contains((FindingKinds.VendorHoldsOrder, number), Findings(await ExamineAsync(), "repaired"));
        // It may have been bought elsewhere, so it is cancelled with the vendor.
        await _shop.UntilAsync(new() { ["id"] = PurchaseIds.PurchaseOf(number) }, "cancelled");
        Assert.Equal("cancelled", Assert.Single(_shop.Cloud.Vendors.ReceivedOrders("ACME")).Status);
        await UntilHealthyAsync();
    }

    [Fact]
    public async Task Examine_StuckOrUnheard_IsReportedAndLeftAlone()
    {
        await OpenAsync(TimeSpan.Zero);
        var stuck = await _shop.UntilAsync(await _shop.CreateAsync("BOLT", 11), "awaitingApproval");
        await WaitingAsync();
        // Approved behind the back of its task, which goes on waiting.
        await ChangeAsync((string)stuck["id"]!, purchase => purchase.MovedTo(PurchaseStatus.Ordering, Now, "approver", "approved"));
        var period = await Budget.PeriodAsync(default);
        await Budget.ReserveAsync(period, "P-GHOSTGHOSTGHO", "buyer", 77, default);
        await Budget.MoveAsync(period, "P-GHOSTGHOSTGHO", BudgetState.Committed, 77, default);
        await AutonomyLedgers.TakeAsync(Month, new("P-GHOSTGHOSTGHO", 5, Now), 1000, default);
        var wall = _shop.Cloud.Services.GetRequiredService<WallClock>().Now;
        await _shop.Cloud.Services.GetRequiredService<CosmosNotices>().AddAsync(
            new()
            {
                Id = "P-1-0003-decisionWaiting",
                PurchaseId = "P-1",
                Kind = NoticeKinds.DecisionWaiting,
                At = Now,
                CreatedAt = wall,
                NextAttemptAt = wall,
                Attempts = 12,
                State = NoticeState.GivenUp,
                LastFailure = "answered 500",
            },
            default);
        _time.Advance(TimeSpan.FromHours(3));

        var report = await ExamineAsync();
        Assert.Equal(
            [
                (FindingKinds.ApprovedNotOrdered, (string)stuck["id"]!),
                (FindingKinds.CountedNotEarned, "P-GHOSTGHOSTGHO"),
                (FindingKinds.MoneyWithoutPurchase, "P-GHOSTGHOSTGHO"),
                (FindingKinds.NoticeGivenUp, "P-1-0003-decisionWaiting"),
            ],
            Findings(report, "needsAPerson").Order());
        Assert.Empty(Findings(report, "repaired"));
        Assert.Equal(PurchaseStatus.Ordering, (await Purchases.ReadAsync((string)stuck["id"]!, default))!.Document.Status);
        Assert.Equal(BudgetState.Committed, (await Budget.ReadAsync(period, default)).Ledger.Entries.Single(entry => entry.PurchaseId == "P-GHOSTGHOSTGHO").State);
    }

    [Fact]
    public async Task Examine_SomethingUnreadable_LooksAtTheRest()
    {
        await OpenAsync(TimeSpan.Zero);
        var doctor = _shop.Cloud.Services.GetRequiredService<StateDoctor>();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(_shop.Cloud.RedisConnectionString);
        // A session of a newer version, which this build must not read.
        await redis.GetDatabase().StringSetAsync("agent_session:newer", """{"schemaVersion":"9.0"}""", TimeSpan.FromMinutes(5));

        var report = await doctor.ExamineAsync(Client, default);

        Assert.Contains("9.0", report.NotLooked["sessions"], StringComparison.Ordinal);
        Assert.Equal(["sessions"], report.NotLooked.Keys);
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task Examine_RedisGoesAwayMeanwhile_LooksAtTheRest()
    {
        await OpenAsync(TimeSpan.Zero);
        IEnumerable<IExamination> examinations = [new AwayExamination(), .. _shop.Cloud.Services.GetServices<IExamination>()];
        using var doctor = ActivatorUtilities.CreateInstance<StateDoctor>(_shop.Cloud.Services, examinations);

        var report = await doctor.ExamineAsync(Client, default);

        Assert.Equal([KeyValuePair.Create("away", "the session store cannot be reached")], report.NotLooked);
        Assert.True(report.Looked.Count > 1);
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private IPurchaseStore Purchases => _shop.Cloud.Services.GetRequiredService<IPurchaseStore>();

    private IBudget Budget => _shop.Cloud.Services.GetRequiredService<IBudget>();

    private IAutonomyLedgers AutonomyLedgers => _shop.Cloud.Services.GetRequiredService<IAutonomyLedgers>();

    private IInventoryStore Inventory => _shop.Cloud.Services.GetRequiredService<IInventoryStore>();

    private DurableTaskClient Client => _shop.Cloud.DurableClient;

    private async Task<JsonObject> ExamineAsync() => (await _shop.Admin.GetFromJsonAsync<JsonObject>("api/doctor?fresh=true"))!;

    private static IEnumerable<(string Kind, string Id)> Findings(JsonObject report, string state) => report["findings"]!.AsArray()
        .Where(finding => (string?)finding!["state"] == state).Select(finding => ((string)finding!["kind"]!, (string)finding["id"]!));

    /// <summary>Tasks may need a moment to catch up with a clock that was turned by hours; nothing is mended or reported meanwhile.</summary>
    private async Task<JsonObject> UntilHealthyAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var report = await ExamineAsync();
            if (report["findings"]!.AsArray().Count == 0 && report["notLooked"]!.AsObject().Count == 0) return report;
            Assert.Empty(Findings(report, "needsAPerson"));
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(30), report.ToJsonString());
        }
    }

    /// <summary>Turns the clock, hour by hour, until the money of the purchase is in this state.</summary>
    private async Task TurnUntilAsync(JsonObject purchase, string budget)
    {
        for (var hours = 0; (string?)(await _shop.GetAsync(purchase))["budget"]!["state"] != budget; hours++)
        {
            Assert.True(hours < 24 * 60, $"{await _shop.GetAsync(purchase)}");
            _time.Advance(TimeSpan.FromHours(1));
            await WaitingAsync();
        }
    }

    /// <summary>Waits until the tasks have done all that there is to do by now.</summary>
    private async Task WaitingAsync()
    {
        var host = _shop.Cloud.Host!;
        for (var quiet = 0; quiet < 3;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            quiet = host.IsIdle ? quiet + 1 : 0;
        }
    }

    private async Task TellAsync(string id, string text)
    {
        using var answer = await PurchaseShop.SendAsync(_shop.Buyer, "api/messages", new() { ["messageId"] = id, ["text"] = text });
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> RecordAsync(PurchaseSource source, string need, Func<PurchaseDocument, PurchaseDocument> change)
    {
        var sku = need.StartsWith("NUT", StringComparison.Ordinal) ? "NUT" : "BOLT";
        var request = new PurchaseRequest(source, need, sku, 30, source == PurchaseSource.StockCheck ? PurchaseRequest.StockCheckUser : "buyer");
        var id = PurchaseIds.For(request);
        Assert.NotNull(await Purchases.CreateAsync(change(PurchaseRules.Create(id, request, await ItemAsync(sku), Now)), default));
        return id;
    }

    private async Task ChangeAsync(string id, Func<PurchaseDocument, PurchaseDocument> change) => await Purchases.UpdateAsync(id, change, default);

    private async Task StockAsync(string sku, string orderNumber, int units) => await Inventory.UpdateAsync(
        sku, item => item! with { OnOrder = new Dictionary<string, int>(item.OnOrder) { [orderNumber] = units } }, default);

    private async Task<InventoryItem> ItemAsync(string sku) => (await Inventory.ReadAsync(sku, default))!.Document;

    /// <summary>A purchase that gave up on an order which the vendor has taken all the same.</summary>
    private async Task<string> FailedWithAnOrderAsync(string quoteId, decimal price, OrderState state = OrderState.Planned)
    {
        var order = new PurchaseOrder
        {
            Number = "",
            VendorId = "ACME",
            QuoteId = quoteId,
            Quantity = 11,
            UnitPrice = price,
            ShippingCost = 0,
            Shipping = Shipping.Standard,
            State = OrderState.Planned,
            Attempted = true,
        };
        await RecordAsync(PurchaseSource.Api, "buyer:gave-up", purchase =>
        {
            order = order with { Number = PurchaseIds.OrderNumber(purchase.Id, 1, 1) };
            return (purchase with { Orders = [order with { State = state }] }).MovedTo(PurchaseStatus.Failed, Now, PurchaseRules.Agent, "the vendor never answered");
        });
        var vendors = _shop.Cloud.Services.GetRequiredService<IVendorClient>();
        var taken = await vendors.PlaceOrderAsync("ACME", "BOLT", order, default);
        Assert.True(taken.IsAccepted, taken.Refusal);
        return order.Number;
    }

    /// <summary>A purchase that waits for an order which the vendor does not know.</summary>
    private async Task<string> OrderedWithoutAnOrderAsync()
    {
        var number = "";
        var id = await RecordAsync(PurchaseSource.Api, "buyer:lost", purchase =>
        {
            number = PurchaseIds.OrderNumber(purchase.Id, 1, 1);
            var order = Samples.PlacedOrder(number, 5, Now);
            return purchase with { Orders = [order], Status = PurchaseStatus.Ordered };
        });
        await Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(PurchaseOrchestrator), new PurchaseTask(id, PurchaseStatus.Ordered), new Microsoft.DurableTask.StartOrchestrationOptions(id), default);
        return number;
    }

    private async Task DeleteRecordAsync(string id)
    {
        using var client = ProcurementFunctions.Hosting.Documents.CosmosServices.CreateClient(new() { Connection = _shop.Cloud.CosmosConnectionString });
        using var answer = await client.GetDatabase("procurement").GetContainer("purchases").DeleteItemStreamAsync(id, new PartitionKey(id));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A session that names a purchase which never began, with effects that nobody carried out, both an hour old.</summary>
    private async Task SayAsync()
    {
        var sessions = _shop.Cloud.Services.GetRequiredService<ISessionStore>();
        var at = _shop.Cloud.Services.GetRequiredService<WallClock>().Now.AddHours(-1);
        var session = Session.New("talker", at) with { Version = 1 };
        session = session with { StartedPurchases = session.StartedPurchases.Add(new("P-NEVERNEVERNEV", "BOLT", 5, at), Session.MaxStartedPurchases) };
        var effects = new PendingEffects("talker", "m1", at, [new KeepBudget(5)]);
        var answer = new KeptAnswer("hash", new MessageResponse("m1", "yes", "order", 1, null, []));
        Assert.True(await sessions.SaveAsync(new(session, SessionMark.None, "m1", answer, effects), default));
    }

    private sealed class AwayExamination : IExamination
    {
        public string Name => "away";

        public IAsyncEnumerable<Finding> LookAsync(DurableTaskClient client, Action looked, CancellationToken cancellation) =>
            throw new RedisConnectionException(ConnectionFailureType.SocketClosed, CommandFlags.None, "gone", null, CommandStatus.Unknown);
    }
}
