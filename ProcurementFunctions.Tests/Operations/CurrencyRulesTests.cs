using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Operations;

public sealed class CurrencyRulesTests
{
    private static BudgetLedger Ledger(params (BudgetState State, decimal Amount)[] entries) => BudgetLedger.Empty("2026-11") with
    {
        Entries = [.. entries.Select((entry, i) => new LedgerEntry($"P-{i}", "buyer", entry.State, entry.Amount, DateTimeOffset.UnixEpoch))],
    };

    [Fact]
    public void WhyNot_WhileMoneyIsHeld_SaysHowMuch() => Assert.Contains(
        "100.00 reserved and 448.81 committed for 2 purchases",
        CurrencyRules.WhyNot("USD", "EUR", [Ledger((BudgetState.Committed, 448.81m), (BudgetState.Actual, 7)), Ledger((BudgetState.Reserved, 100))], []),
        StringComparison.Ordinal);

    [Fact]
    public void WhyNot_NothingHeld_Null() =>
        Assert.Null(CurrencyRules.WhyNot("USD", "EUR", [Ledger((BudgetState.Actual, 7), (BudgetState.Released, 9))], []));

    [Fact]
    public void WhyNot_WhileOnesWaitAboveTheBudget_SaysHowMuch() => Assert.Contains(
        "87.90 in it wait", CurrencyRules.WhyNot("USD", "EUR", [], [80, 7.90m]), StringComparison.Ordinal);

    [Fact]
    public void WhyNot_TheSameCurrency_Null() => Assert.Null(CurrencyRules.WhyNot("USD", "USD", [Ledger((BudgetState.Committed, 7))], []));
}
