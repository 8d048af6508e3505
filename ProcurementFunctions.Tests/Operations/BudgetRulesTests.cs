using CsCheck;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Operations;

public sealed class BudgetRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private static LedgerEntry Entry(string purchase, decimal amount, string by = "buyer") =>
        new(purchase, by, BudgetState.Reserved, amount, Now);

    [Theory]
    [InlineData(BudgetPeriod.Month, "2026-11")]
    [InlineData(BudgetPeriod.Quarter, "2026-Q4")]
    [InlineData(BudgetPeriod.Year, "2026")]
    public void PeriodOf_Moment_Named(BudgetPeriod period, string expected) => Assert.Equal(expected, BudgetRules.PeriodOf(Now, period));

    [Fact]
    public void Reserve_WithinTheLimit_Held()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 100), 100).Value!;

        Assert.Equal(100, ledger.Held);
    }

    [Fact]
    public void Reserve_OverTheLimit_RefusedWithFigures()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 60), 100).Value!;

        Assert.Equal(
            "the budget of 2026-11 has 40.00 left of 100.00, and 40.01 is needed",
            BudgetRules.Reserve(ledger, Entry("P-2", 40.01m), 100).Refusal);
    }

    [Fact]
    public void Correct_OfAnEndedPurchase_SetsWhatItCost()
    {
        var ledger = BudgetRules.Move(BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 60), 100).Value!, "P-1", BudgetState.Actual, 60, Now);
        var corrected = BudgetRules.Correct(ledger, Entry("P-1", 75), 60);

        Assert.Equal((75, 75), (corrected.Sum(BudgetState.Actual), corrected.HeldFor("buyer")));
        Assert.Same(corrected, BudgetRules.Correct(corrected, Entry("P-1", 75), 60));
        var open = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 60), 100).Value!;
        Assert.Same(open, BudgetRules.Correct(open, Entry("P-1", 75), 60));
    }

    [Fact]
    public void Correct_OfAFoldedPurchase_KeepsTheDifferenceByPurchase()
    {
        var ledger = BudgetLedger.Empty("2026-11") with { Folded = [new("buyer", 3, 100), new("other", 1, 5)] };
        var corrected = BudgetRules.Correct(ledger, Entry("P-1", 75), 60);

        Assert.Equal((120, 115), (corrected.Sum(BudgetState.Actual), corrected.HeldFor("buyer")));
        Assert.Same(corrected, BudgetRules.Correct(corrected, Entry("P-1", 75), 75));
        Assert.Equal(110, BudgetRules.Correct(corrected, Entry("P-1", 65), 75).Sum(BudgetState.Actual));
        Assert.Null(BudgetRules.Correct(corrected, Entry("P-1", 60), 75).Corrections);
        Assert.Equal("erased", BudgetRules.Rename(corrected, _ => "erased").Corrections!.Single().RequestedBy);
    }

    [Fact]
    public void HeldFor_Requester_OnlyWhatIsTheirsAndNotReleased()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 400), null).Value!;
        ledger = BudgetRules.Reserve(ledger, Entry("P-2", 30), null).Value!;
        ledger = BudgetRules.Reserve(ledger, Entry("P-3", 7, "other"), null).Value!;
        ledger = BudgetRules.Move(ledger, "P-2", BudgetState.Released, 30, Now);

        Assert.Equal(400, ledger.HeldFor("buyer"));
    }

    [Fact]
    public void Reserve_Again_ChangesNothing()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 100), 100).Value!;

        Assert.Same(ledger, BudgetRules.Reserve(ledger, Entry("P-1", 100), 100).Value);
    }

    [Fact]
    public void Reserve_AnewWithAnotherAmount_ReplacesItsOwn()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 100), 100).Value!;

        Assert.Equal(90, BudgetRules.Reserve(ledger, Entry("P-1", 90), 100).Value!.Held);
        Assert.False(BudgetRules.Reserve(ledger, Entry("P-1", 101), 100).IsAccepted);
    }

    [Fact]
    public void Move_Released_GivesBack()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 100), 100).Value!;
        ledger = BudgetRules.Move(ledger, "P-1", BudgetState.Released, 100, Now);

        Assert.Equal(0, ledger.Held);
        Assert.Equal(100, ledger.Sum(BudgetState.Released));
    }

    [Fact]
    public void Move_BackOrAfterTheEnd_Unchanged()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 100), 100).Value!;
        var actual = BudgetRules.Move(ledger, "P-1", BudgetState.Actual, 95, Now);

        Assert.Same(actual, BudgetRules.Move(actual, "P-1", BudgetState.Committed, 100, Now));
        Assert.Same(actual, BudgetRules.Move(actual, "P-1", BudgetState.Released, 100, Now));
        Assert.Equal(95, actual.Held);
    }

    [Fact]
    public void AnyMoves_ReservationsOnly_NeverOverTheLimit() => Gen
        .Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[1, 60]).Array[1, 40]
        .Sample(moves =>
        {
            var ledger = BudgetLedger.Empty("2026-11");
            foreach (var (purchase, move, amount) in moves)
            {
                var id = $"P-{purchase}";
                var held = ledger.Entries.FirstOrDefault(entry => entry.PurchaseId == id)?.Amount ?? 0;
                ledger = move switch
                {
                    0 => BudgetRules.Reserve(ledger, Entry(id, amount), 100) is { IsAccepted: true } d ? d.Value! : ledger,
                    1 => BudgetRules.Move(ledger, id, BudgetState.Committed, held, Now),
                    _ => BudgetRules.Move(ledger, id, BudgetState.Released, held, Now),
                };
                if (ledger.Held > 100 || ledger.Entries.DistinctBy(entry => entry.PurchaseId).Count() != ledger.Entries.Count) return false;
            }

            return true;
        });

    [Fact]
    public void Adjust_MoreThanIsFree_RefusedAndLessAlwaysTaken()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 90), 100).Value!;
        ledger = BudgetRules.Move(ledger, "P-1", BudgetState.Committed, 90, Now);

        Assert.Equal(
            "the budget of 2026-11 has 10.00 left of 100.00, and 10.01 more is needed",
            BudgetRules.Adjust(ledger, "P-1", 100.01m, 100, Now).Refusal);
        Assert.Equal(100, BudgetRules.Adjust(ledger, "P-1", 100, 100, Now).Value!.Held);
        Assert.Equal(20, BudgetRules.Adjust(ledger, "P-1", 20, 10, Now).Value!.Held);
    }

    [Fact]
    public void Owe_WhatWasReleased_CountsWhateverTheLimit()
    {
        var ledger = BudgetRules.Reserve(BudgetLedger.Empty("2026-11"), Entry("P-1", 90), 100).Value!;
        ledger = BudgetRules.Move(ledger, "P-1", BudgetState.Released, 90, Now);
        ledger = BudgetRules.Owe(ledger, Entry("P-1", 120));

        Assert.Equal(120, ledger.Sum(BudgetState.Committed));
        Assert.Same(ledger, BudgetRules.Owe(ledger, Entry("P-1", 120)));
    }

    [Fact]
    public void Ledger_OfThousandsOfPurchases_StaysSmallAndCountsThemAll() => Gen
        .Select(Gen.Int[1, 9], Gen.Bool, Gen.Int[0, 2]).Array[300, 600]
        .Sample(
            purchases =>
            {
                var ledger = BudgetLedger.Empty("2026");
                for (var i = 0; i < purchases.Length; i++)
                {
                    var (amount, received, user) = purchases[i];
                    ledger = BudgetRules.Reserve(ledger, Entry($"P-{i}", amount, $"user-{user}"), null).Value!;
                    // Every tenth stays open.
                    if (i % 10 != 0) ledger = BudgetRules.Move(ledger, $"P-{i}", received ? BudgetState.Actual : BudgetState.Released, amount, Now);
                }

                decimal Sum(Func<(int Amount, bool Received, int User), int, bool> which) =>
                    purchases.Where((purchase, i) => which(purchase, i)).Sum(purchase => purchase.Item1);
                return ledger.Entries.Count(entry => entry.State is BudgetState.Actual or BudgetState.Released) <= BudgetRules.MaxEnded
                    && ledger.Entries.Count(entry => entry.State == BudgetState.Reserved) == (purchases.Length + 9) / 10
                    && ledger.Entries.Count + ledger.Folded.Sum(folded => folded.Count) == purchases.Length
                    && ledger.Sum(BudgetState.Reserved) == Sum((_, i) => i % 10 == 0)
                    && ledger.Sum(BudgetState.Actual) == Sum((purchase, i) => i % 10 != 0 && purchase.Received)
                    && ledger.HeldFor("user-1") == Sum((purchase, i) => purchase.User == 1 && (i % 10 == 0 || purchase.Received));
            },
            iter: 20);
}
