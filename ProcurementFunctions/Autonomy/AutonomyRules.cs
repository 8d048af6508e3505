using System.Globalization;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Approving;

namespace ProcurementFunctions.Autonomy;

/// <summary>Which purchases the agent may approve by itself, within what it has earned. Pure.</summary>
internal static class AutonomyRules
{
    /// <summary>The timeline's event of such an approval.</summary>
    public const string Event = "approvedByItself";

    /// <summary>
    /// Why a person has to decide, whatever was earned; null: it may be within what was. Only what the stock check began counts, asked
    /// for the first time, within the budget, at a usual price, and not what the policy approves anyway.
    /// </summary>
    public static string? WhyNot(PurchaseDocument purchase, OperationsSettings settings) => purchase switch
    {
        _ when !settings.Autonomy.Enabled => "it is switched off",
        not { Status: PurchaseStatus.Sourcing, Choice.Lines.Count: > 0 } => "nothing is chosen",
        not { Source: PurchaseSource.StockCheck } => "a person asked for it",
        { Approval: not null } or { Rest: not null } or { Orders.Count: > 0 } => "it is asked anew",
        { OverBudget: not null } or { IsOverOwnBudget: true } => "it is above the budget",
        { CountedWith: not null } => "it comes to the policy's limit together with others",
        { Choice.Lines: var lines } when lines.Any(line => line.PriceFlag is not null) => "a price is out of line",
        { Choice.Total: var total } when total > settings.Autonomy.PerPurchase => "it is above the ceiling for one purchase",
        { Choice.Total: var total } when ApprovalRules.IsCovered(purchase, settings.Approval, total) => "the policy approves it",
        _ => null,
    };

    /// <summary>What a line of the choice costs.</summary>
    public static decimal AmountOf(ChoiceLine line) => decimal.Round((line.UnitPrice * line.Quantity) + line.ShippingCost, 2);

    /// <summary>Whether each vendor's part is within what was earned with it.</summary>
    public static bool IsWithin(Choice choice, IReadOnlyList<EarnedLimit> limits) => choice.Lines
        .GroupBy(line => line.VendorId)
        .All(lines => limits.FirstOrDefault(limit => limit.Record.VendorId == lines.Key) is { Amount: > 0 } limit && lines.Sum(AmountOf) <= limit.Amount);

    /// <summary>What is written of it, for people.</summary>
    public static string Told(EarnedApproval earned) => string.Create(
        CultureInfo.InvariantCulture,
        $"{earned.Total:0.00} is within what the agent has earned: {string.Join("; ", earned.Limits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Amount:0.00} for {limit.Record.Sku} from {limit.Record.VendorId} ({limit.Why})")))}. {earned.InPeriod:0.00} of {earned.PerPeriod:0.00} is bought so in {earned.Period}");
}
