using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Operations;

/// <summary>The settings as they travel over HTTP; a PUT replaces them all and so names them all.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OperationsBody(
    OperationMode Mode, string Currency, BudgetBody Budget, ApprovalBody Approval, GoalWeights Goals, ServiceBody Service)
{
    public static OperationsBody Of(OperationsSettings settings) => new(
        settings.Mode,
        settings.Currency,
        new(settings.Budget.Limit, settings.Budget.Period),
        new(
            settings.Approval.AutoApproveBelow,
            settings.Approval.ExpiresAfterHours,
            settings.Approval.RemindAfterHours,
            settings.Approval.EscalateTo,
            settings.Approval.TolerancePercent),
        settings.Goals,
        new(settings.Service.Level, settings.Service.ReviewDays));

    /// <summary>The settings with these values; what else the document holds stays.</summary>
    public OperationsSettings ApplyTo(OperationsSettings settings) => settings with
    {
        Mode = Mode,
        Currency = Currency,
        Budget = new(Budget.Limit, Budget.Period),
        Approval = new(
            Approval.AutoApproveBelow,
            Approval.ExpiresAfterHours,
            Approval.RemindAfterHours,
            Approval.EscalateTo,
            Approval.TolerancePercent),
        Goals = Goals,
        Service = new(Service.Level, Service.ReviewDays),
    };
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BudgetBody(decimal? Limit, BudgetPeriod Period);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApprovalBody(
    decimal AutoApproveBelow, double ExpiresAfterHours, double RemindAfterHours, string? EscalateTo, double TolerancePercent);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ServiceBody(double Level, int ReviewDays);
