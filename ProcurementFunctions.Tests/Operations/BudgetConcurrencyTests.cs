using CsCheck;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Conversations;
using ProcurementFunctions.Tests.Fixtures;

namespace ProcurementFunctions.Tests.Operations;

/// <summary>Many purchases at one ledger at once, from two processes, on a real store.</summary>
public sealed class BudgetConcurrencyTests(CosmosFixture cosmos) : IClassFixture<CosmosFixture>
{
    private const decimal Limit = 100;

    /// <summary>What becomes of a purchase after its money is set aside; every step may be done twice, as after a crash.</summary>
    private enum Fate
    {
        Waits,
        Cancelled,
        Failed,
        Ordered,
        Dearer,
        Received,
        TurnedUp,
    }

    private sealed record Plan(decimal Amount, Fate Fate, decimal Later, bool Twice);

    private static readonly Gen<Plan[]> Plans = Gen
        .Select(Gen.Int[1, 60], Gen.Enum<Fate>(), Gen.Int[1, 60], Gen.Bool, (amount, fate, later, twice) => new Plan(amount, fate, later, twice))
        .Array[8, 16];

    [Fact]
    public async Task Ledger_ManyTasksAtOnce_NeverOverTheLimitAndNothingLost() => await Plans.SampleAsync(
        async plans =>
        {
            var operations = new MemoryOperations();
            await operations.UpdateAsync(s => s with { Budget = new(Limit) }, "admin", "test", default);
            var period = $"t-{Guid.NewGuid():n}";
            var processes = new[] { await ProcessAsync(operations), await ProcessAsync(operations) };
            using var done = new CancellationTokenSource();
            var watching = WatchAsync(processes[0], period, plans, done.Token);
            var held = await Task.WhenAll(plans.Select((plan, index) =>
                Task.Run(() => LiveAsync(processes[index % 2], period, $"P-{index}", plan))));
            await done.CancelAsync();
            await watching;

            var (ledger, _) = await processes[1].ReadAsync(period, default);
            Assert.Equal(ledger.Entries.Count, ledger.Entries.Select(entry => entry.PurchaseId).Distinct().Count());
            for (var index = 0; index < plans.Length; index++)
            {
                var entry = ledger.Entries.SingleOrDefault(e => e.PurchaseId == $"P-{index}");
                Assert.Equal(held[index], entry is null or { State: BudgetState.Released } ? 0 : entry.Amount);
            }

            Assert.Equal(held.Sum(), ledger.Held);
        },
        iter: 12,
        threads: 1);

    /// <summary>What the purchase holds in the end, by what it was told.</summary>
    private static async Task<decimal> LiveAsync(CosmosBudget budget, string period, string id, Plan plan)
    {
        async Task DoAsync(Func<Task> step)
        {
            await step();
            if (plan.Twice) await step();
        }

        Task MoveAsync(BudgetState state, decimal amount) => DoAsync(() => budget.MoveAsync(period, id, state, amount, default));
        var reserved = false;
        await DoAsync(async () => reserved = (await budget.ReserveAsync(period, id, "buyer", plan.Amount, default)).IsAccepted);
        if (!reserved) return 0;
        if (plan.Fate == Fate.Waits) return plan.Amount;
        if (plan.Fate is Fate.Cancelled or Fate.Failed)
        {
            await MoveAsync(BudgetState.Released, plan.Amount);
            return 0;
        }

        await MoveAsync(BudgetState.Committed, plan.Amount);
        if (plan.Fate == Fate.Ordered) return plan.Amount;
        if (plan.Fate == Fate.Dearer)
        {
            var taken = false;
            await DoAsync(async () => taken = (await budget.AdjustAsync(period, id, "buyer", plan.Later, default)).IsAccepted);
            return taken ? plan.Later : plan.Amount;
        }

        if (plan.Fate == Fate.TurnedUp)
        {
            // Its vendor took it without a word, so the ledger holds it, and another time it is given back.
            await DoAsync(() => budget.OweAsync(period, id, "buyer", plan.Amount, default));
            await MoveAsync(BudgetState.Released, plan.Amount);
            return 0;
        }

        // What came is at most what was ordered.
        var actual = Math.Min(plan.Amount, plan.Later);
        await MoveAsync(BudgetState.Actual, actual);
        return actual;
    }

    /// <summary>At every moment the ledger holds no more than the limit.</summary>
    private static async Task WatchAsync(CosmosBudget budget, string period, Plan[] plans, CancellationToken done)
    {
        do
        {
            var (ledger, _) = await budget.ReadAsync(period, default);
            Assert.True(ledger.Held <= Limit, $"{ledger.Held} of {Limit} with {plans.Length} purchases");
        }
        while (!done.IsCancellationRequested);
    }

    [Fact]
    public async Task Reserve_InOneMonth_ReceivedInTheNext_StaysInTheMonthOfItsReservation()
    {
        var operations = new MemoryOperations();
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2031, 1, 31, 23, 0, 0, TimeSpan.Zero));
        var budget = await ProcessAsync(operations, time);
        var january = await budget.PeriodAsync(default);
        await budget.ReserveAsync(january, "P-over", "buyer", 60, default);
        await budget.MoveAsync(january, "P-over", BudgetState.Committed, 60, default);
        time.Advance(TimeSpan.FromDays(1));
        await budget.MoveAsync(january, "P-over", BudgetState.Actual, 58, default);

        Assert.Equal("2031-02", await budget.PeriodAsync(default));
        Assert.Equal(0, (await budget.ReadAsync(null, default)).Ledger.Held);
        Assert.Equal(58, (await budget.ReadAsync("2031-01", default)).Ledger.Sum(BudgetState.Actual));
    }

    private async Task<CosmosBudget> ProcessAsync(IOperationsStore operations, TimeProvider? time = null) => new(
        await cosmos.ContainerAsync(OperationsContainer.Definition, BudgetJson.Default.BudgetLedger, BudgetJson.CurrentVersion),
        operations,
        time ?? TimeProvider.System);
}
