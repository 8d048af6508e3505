using System.Globalization;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Settings;

/// <summary>The firm's settings as they are typed: each has a field, shares are in per cent. Pure.</summary>
internal static class SettingsForm
{
    /// <summary>The field of the exchange rates, which has a line for each.</summary>
    public const string Rates = "rates";

    /// <summary>The field of the currency that the rates are in; rates in one that is given up are given up with it.</summary>
    public const string RatesIn = "ratesIn";

    /// <summary>All fields with what they hold now, by name.</summary>
    public static IReadOnlyList<SettingsField> Fields(OperationsSettings settings) =>
    [
        new("Money", "currency", "Currency (ISO 4217)", settings.Currency),
        new("Money", "limit", "Budget limit (empty: none)", Of(settings.Budget.Limit)),
        new("Approval", "autoApproveBelow", "Approved by the policy below a total of (0: nothing is)", Of(settings.Approval.AutoApproveBelow)),
        new("Approval", "windowHours", "Purchases within so many hours count together", Of(settings.Approval.WindowHours)),
        new("Approval", "expiresAfterHours", "A decision is waited for, in hours", Of(settings.Approval.ExpiresAfterHours)),
        new("Approval", "remindAfterHours", "Reminded after, in hours", Of(settings.Approval.RemindAfterHours)),
        new("Approval", "escalateTo", "The next approver (user id, empty: nobody)", settings.Approval.EscalateTo),
        new("Approval", "tolerancePercent", "The total may rise without asking again by, in %", Of(settings.Approval.TolerancePercent)),
        new("Approval", "overReceiptPercent", "More than ordered may be booked in without asking, in %", Of(settings.Approval.OverReceiptPercent)),
        new("Approval", "holdMinutes", "Undo window after an approval, in minutes", Of(settings.Ordering.HoldMinutes)),
        new("Goals", "cost", "Cost", Of(settings.Goals.Cost)),
        new("Goals", "speed", "Speed", Of(settings.Goals.Speed)),
        new("Goals", "reliability", "Reliability", Of(settings.Goals.Reliability)),
        new("Stock", "level", "Service level, in %", Of(100 * settings.Service.Level)),
        new("Stock", "reviewDays", "Looked at every, in days", settings.Service.ReviewDays.ToString(CultureInfo.InvariantCulture)),
        new("Stock", "orderingCost", "What an order costs in work and shipping", Of(settings.Service.OrderingCost)),
        new("Stock", "holdingRate", "What it costs to hold a unit for a year, in % of its price", Of(100 * settings.Service.HoldingRate)),
        new("Invoices", "priceTolerance", "A unit price may be above the order by, in %", Of(100 * settings.Invoices.PriceTolerance)),
        new("Invoices", "amountTolerance", "A line, tax or charge by", Of(settings.Invoices.AmountTolerance)),
        new("Invoices", "freightTolerance", "The freight by", Of(settings.Invoices.FreightTolerance)),
        new("Invoices", "taxRate", "Tax on invoices, in % (empty: not compared)", Of(100 * settings.Invoices.TaxRate)),
        new("The firm on its orders", "firmName", "Name", settings.Firm?.Name),
        new("The firm on its orders", "street", "Street", settings.Firm?.Street),
        new("The firm on its orders", "postalCode", "Postal code", settings.Firm?.PostalCode),
        new("The firm on its orders", "city", "City", settings.Firm?.City),
        new("The firm on its orders", "countryCode", "Country (two letters)", settings.Firm?.CountryCode),
        new("The firm on its orders", "taxId", "Tax id", settings.Firm?.TaxId),
    ];

    /// <exception cref="ProblemException">400: a field cannot be read.</exception>
    public static OperationsBody Read(FormValues form) => new(
        form.Choice<OperationMode>("mode"),
        form.Text("currency") ?? "",
        new(form.Amount("limit"), form.Choice<BudgetPeriod>("period")),
        new(
            form.Amount("autoApproveBelow") ?? 0,
            Needed(form, "expiresAfterHours"),
            Needed(form, "remindAfterHours"),
            form.Text("escalateTo"),
            Needed(form, "tolerancePercent"),
            Needed(form, "overReceiptPercent"),
            Needed(form, "windowHours")),
        new(form.Number("cost") ?? 0, form.Number("speed") ?? 0, form.Number("reliability") ?? 0),
        new(
            Needed(form, "level") / 100,
            form.Whole("reviewDays") ?? throw ProblemException.BadInput("reviewDays", "is missing"),
            form.Amount("orderingCost") ?? 0,
            Needed(form, "holdingRate") / 100),
        new(Needed(form, "holdMinutes")),
        new(form.Text("firmName") ?? "", form.Text("street"), form.Text("city"), form.Text("postalCode"), form.Text("countryCode"), form.Text("taxId")),
        new(Needed(form, "priceTolerance") / 100, form.Amount("amountTolerance") ?? 0, form.Amount("freightTolerance") ?? 0, form.Number("taxRate") / 100),
        form.Text(RatesIn) == form.Text("currency") ? RatesOf(form.Text(Rates)) : null);

    /// <summary>A line each, as they are typed.</summary>
    public static string RatesOf(OperationsSettings settings) => string.Join(
        '\n', settings.Rates.Select(rate => string.Create(CultureInfo.InvariantCulture, $"{rate.Currency} {rate.Rate:0.########} {rate.Date:yyyy-MM-dd}")));

    private static IReadOnlyList<RateBody> RatesOf(string? text) => [.. (text ?? "")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select((line, i) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var currency, var rate, var day]
            && decimal.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var worth)
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? new RateBody(currency, worth, date)
                : throw ProblemException.BadInput(Rates, $"line {i + 1} must be such as EUR 1.0837 2026-11-30"))];

    private static double Needed(FormValues form, string field) => form.Number(field) ?? throw ProblemException.BadInput(field, "is missing");

    private static string? Of(decimal? amount) => amount?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? Of(double? number) => number is { } some ? Math.Round(some, 6).ToString("0.######", CultureInfo.InvariantCulture) : null;
}

/// <summary>A field of the settings.</summary>
/// <param name="Group">Under which heading it stands.</param>
/// <param name="Value">What holds now; null: nothing.</param>
public sealed record SettingsField(string Group, string Name, string Label, string? Value);
