using ProcurementFunctions.Goals;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Tests.Operations;

public sealed class OperationsRulesTests
{
    private static readonly OperationsSettings Good = OperationsSettings.Default;

    /// <summary>Settings of which one field is wrong.</summary>
    public static TheoryData<string, OperationsSettings> Wrong { get; } = new()
    {
        { "currency", Good with { Currency = "usd" } },
        { "currency", Good with { Currency = "XTS" } },
        { "budget.limit", Good with { Budget = new(-0.01m) } },
        { "budget.limit", Good with { Budget = new(decimal.MaxValue) } },
        { "approval.autoApproveBelow", Good with { Approval = new(AutoApproveBelow: -1) } },
        { "approval.expiresAfterHours", Good with { Approval = new(ExpiresAfterHours: 0, RemindAfterHours: -1) } },
        { "approval.expiresAfterHours", Good with { Approval = new(ExpiresAfterHours: double.NaN) } },
        { "approval.remindAfterHours", Good with { Approval = new(ExpiresAfterHours: 24, RemindAfterHours: 24) } },
        { "approval.escalateTo", Good with { Approval = new(EscalateTo: " ") } },
        { "approval.overReceiptPercent", Good with { Approval = new(OverReceiptPercent: -1) } },
        { "approval.windowHours", Good with { Approval = new(WindowHours: 8785) } },
        { "approval.tolerancePercent", Good with { Approval = new(TolerancePercent: 100.1) } },
        { "goals", Good with { Goals = new GoalWeights(0, 0, 0) } },
        { "goals", Good with { Goals = new GoalWeights(-1, 2, 2) } },
        { "service.level", Good with { Service = new(Level: 1) } },
        { "service.level", Good with { Service = new(Level: 0.4) } },
        { "locations[1]", Good with { Locations = ["Main warehouse", "main  Warehouse"] } },
        { "locations[0]", Good with { Locations = [" "] } },
        { "locations[0]", Good with { Locations = [new string('x', 101)] } },
        { "locations", Good with { Locations = [.. Enumerable.Range(0, 201).Select(number => $"Bay {number}")] } },
        { "service.reviewDays", Good with { Service = new(ReviewDays: 0) } },
    };

    [Fact]
    public void Check_Defaults_AreGood() => Assert.Empty(OperationsRules.Check(Good));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_OneFieldWrong_NamesIt(string field, OperationsSettings settings) =>
        Assert.Contains(field, OperationsRules.Check(settings));

    [Fact]
    public void Check_TheLimits_AreWithin() => Assert.Empty(OperationsRules.Check(Good with
    {
        Currency = "JPY",
        Budget = new(0, BudgetPeriod.Year),
        Approval = new(0, 0.5, 0.25, "boss", 0),
        Goals = new GoalWeights(0, 0, 1),
        Service = new(0.9999, 365),
    }));
}
