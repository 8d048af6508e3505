using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using ProcurementFunctions.Autonomy;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Tests.Doctor;

/// <summary>What the doctor mends, and that it finds nothing where nothing is wrong.</summary>
public sealed class StateDoctorTests : DoctorTests
{
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
}
