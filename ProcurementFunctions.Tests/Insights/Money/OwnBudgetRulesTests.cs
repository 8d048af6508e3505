using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Insights.Money;

public sealed class OwnBudgetRulesTests
{
    private static readonly BudgetLedger Ledger = BudgetLedger.Empty("2026-11") with
    {
        Entries =
        [
            new("P-1", "ann", BudgetState.Reserved, 10, Samples.Now),
            new("P-2", "ann", BudgetState.Committed, 20, Samples.Now),
            new("P-3", "ann", BudgetState.Released, 1000, Samples.Now),
            new("P-4", "bob", BudgetState.Actual, 40, Samples.Now),
        ],
        Folded = [new("ann", 3, 5), new("bob", 1, 100)],
    };

    [Fact]
    public void OfUser_CountsTheirPurchasesAlone()
    {
        var own = OwnBudgetRules.OfUser(Ledger, 50, "ann");

        Assert.Equal(new("2026-11", 50, 10, 20, 5), own);
        Assert.Equal((Ledger.HeldFor("ann"), 15m), (own.Held, own.Left));
    }

    [Fact]
    public void OfFirm_CountsAll_AndGoesBelowZero()
    {
        var firm = OwnBudgetRules.OfFirm(Ledger, 100);

        Assert.Equal(new("2026-11", 100, 10, 20, 145), firm);
        Assert.Equal((Ledger.Held, -75m), (firm.Held, firm.Left));
    }

    [Fact]
    public void OfUser_WithoutALimit_HasNothingLeftToSay() => Assert.Null(OwnBudgetRules.OfUser(Ledger, null, "eve").Left);
}
