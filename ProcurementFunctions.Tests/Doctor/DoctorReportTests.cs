using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Doctor;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Notices;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using StackExchange.Redis;

namespace ProcurementFunctions.Tests.Doctor;

/// <summary>What the doctor reports to people and leaves alone.</summary>
public sealed class DoctorReportTests : DoctorTests
{
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

    private sealed class AwayExamination : IExamination
    {
        public string Name => "away";

        public IAsyncEnumerable<Finding> LookAsync(DurableTaskClient client, Action looked, CancellationToken cancellation) =>
            throw new RedisConnectionException(ConnectionFailureType.SocketClosed, CommandFlags.None, "gone", null, CommandStatus.Unknown);
    }
}
