using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;

namespace ProcurementFunctions.Operations;

/// <summary>
/// The settings as they travel over HTTP; a PUT replaces them all and so names them all. What came later may be left out and
/// then stays as it is.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OperationsBody(
    OperationMode Mode,
    string Currency,
    BudgetBody Budget,
    ApprovalBody Approval,
    GoalWeights Goals,
    ServiceBody Service,
    OrderingBody? Ordering = null,
    FirmBody? Firm = null,
    InvoicesBody? Invoices = null,
    IReadOnlyList<RateBody>? Rates = null,
    IReadOnlyList<string>? Locations = null,
    AutonomyBody? Autonomy = null)
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
            settings.Approval.TolerancePercent,
            settings.Approval.OverReceiptPercent,
            settings.Approval.WindowHours),
        settings.Goals,
        new(settings.Service.Level, settings.Service.ReviewDays, settings.Service.OrderingCost, settings.Service.HoldingRate),
        new(settings.Ordering.HoldMinutes),
        FirmBody.Of(settings.Firm),
        new(settings.Invoices.PriceTolerance, settings.Invoices.AmountTolerance, settings.Invoices.FreightTolerance, settings.Invoices.TaxRate),
        [.. settings.Rates.Select(RateBody.Of)],
        settings.Locations,
        AutonomyBody.Of(settings.Autonomy));

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
            Approval.TolerancePercent,
            Approval.OverReceiptPercent ?? settings.Approval.OverReceiptPercent,
            Approval.WindowHours ?? settings.Approval.WindowHours),
        Goals = Goals,
        Service = new(
            Service.Level,
            Service.ReviewDays,
            Service.OrderingCost ?? settings.Service.OrderingCost,
            Service.HoldingRate ?? settings.Service.HoldingRate),
        Ordering = Ordering is null ? settings.Ordering : new(Ordering.HoldMinutes),
        Firm = Firm is null ? settings.Firm : Firm.ToSettings(),
        Invoices = Invoices is null ? settings.Invoices : new(Invoices.PriceTolerance, Invoices.AmountTolerance, Invoices.FreightTolerance, Invoices.TaxRate),
        Autonomy = Autonomy is null ? settings.Autonomy : Autonomy.ApplyTo(settings.Autonomy),
        // Rates are of the firm's currency, so those of another one say nothing.
        Rates = Rates is { } rates ? [.. rates.Select(rate => rate?.ToRate()!)] : Currency == settings.Currency ? settings.Rates : [],
        Locations = Locations is { } locations ? [.. locations.Select(name => name is null ? "" : LocationNames.Bare(name))] : settings.Locations,
    };
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BudgetBody(decimal? Limit, BudgetPeriod Period);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApprovalBody(
    decimal AutoApproveBelow,
    double ExpiresAfterHours,
    double RemindAfterHours,
    string? EscalateTo,
    double TolerancePercent,
    double? OverReceiptPercent = null,
    double? WindowHours = null);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ServiceBody(double Level, int ReviewDays, decimal? OrderingCost = null, double? HoldingRate = null);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record OrderingBody(double HoldMinutes);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record InvoicesBody(double PriceTolerance, decimal AmountTolerance, decimal FreightTolerance, double? TaxRate = null);

/// <summary>What is left out stays as it is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AutonomyBody(
    bool Enabled,
    decimal PerPurchase,
    decimal PerPeriod,
    AutonomyPeriod? Period = null,
    int? MinimumObservations = null,
    double? Confidence = null,
    IReadOnlyList<string>? ExcludedItems = null,
    IReadOnlyList<string>? ExcludedVendors = null)
{
    public static AutonomyBody Of(AutonomySettings settings) => new(
        settings.Enabled,
        settings.PerPurchase,
        settings.PerPeriod,
        settings.Period,
        settings.MinimumObservations,
        settings.Confidence,
        settings.ExcludedItems,
        settings.ExcludedVendors);

    public AutonomySettings ApplyTo(AutonomySettings known) => new(
        Enabled,
        PerPurchase,
        PerPeriod,
        Period ?? known.Period,
        MinimumObservations ?? known.MinimumObservations,
        Confidence ?? known.Confidence)
    {
        ExcludedItems = Named(ExcludedItems) ?? known.ExcludedItems,
        ExcludedVendors = Named(ExcludedVendors) ?? known.ExcludedVendors,
    };

    private static IReadOnlyList<string>? Named(IReadOnlyList<string>? names) => names is null ? null : [.. names.Select(name => name?.Trim() ?? "")];
}

/// <param name="Name">Empty, and nothing else given: who the firm is is not to be known any more.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FirmBody(
    string Name,
    string? Street = null,
    string? City = null,
    string? PostalCode = null,
    string? CountryCode = null,
    string? TaxId = null)
{
    public static FirmBody? Of(FirmSettings? firm) => firm is null
        ? null
        : new(firm.Name, firm.Street, firm.City, firm.PostalCode, firm.CountryCode, firm.TaxId);

    public FirmSettings? ToSettings() =>
        this == new FirmBody("") ? null : new(Name, Street, City, PostalCode, CountryCode, TaxId);
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RateBody(string Currency, decimal Rate, DateOnly Date)
{
    public static RateBody Of(ExchangeRate rate) => new(rate.Currency, rate.Rate, rate.Date);

    public ExchangeRate ToRate() => new(Currency, Rate, Date);
}
