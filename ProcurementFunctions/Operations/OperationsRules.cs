using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Operations;

/// <summary>Which settings make sense.</summary>
public static class OperationsRules
{
    private const decimal MostMoney = 1_000_000_000_000m;

    /// <summary>The longest that a purchase may wait for its approval, in hours: ten years, which a sped-up clock makes short.</summary>
    public const double MostApprovalHours = 24 * 3660;

    /// <summary>The longest that an approved purchase may be held before its vendor is told: a month, in minutes, which a sped-up clock makes short.</summary>
    public const double MostHoldMinutes = 30 * 24 * 60;

    /// <summary>The longest time within which purchases count together, in hours: a leap year.</summary>
    public const double MostWindowHours = 24 * 366;

    private const decimal MostOrderingCost = 1_000_000m;

    /// <summary>The fewest agreements after which the agent may be trusted with anything.</summary>
    public const int LeastObservations = 3;

    private const int MostObservations = 1000;

    /// <summary>How many items, or vendors, can be kept from what the agent buys by itself.</summary>
    public const int MostExcluded = 1000;

    private const int LongestFirmText = 200;

    /// <summary>What is wrong, by the field's path; empty when the settings make sense.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(OperationsSettings settings) =>
        Violations(settings).GroupBy(v => v.Field).ToDictionary(g => g.Key, g => g.Select(v => v.Message).ToArray());

    private static IEnumerable<(string Field, string Message)> Violations(OperationsSettings settings)
    {
        if (!CurrencyCodes.IsKnown(settings.Currency)) yield return ("currency", "must be an ISO 4217 code such as USD");
        if (settings.Budget.Limit is < 0 or > MostMoney)
            yield return ("budget.limit", $"must be null (no limit) or from 0 to {MostMoney:0}");
        if (!settings.Goals.IsValid) yield return ("goals", GoalRules.Invalid);
        if (!(settings.Service.Level is >= 0.5 and <= 0.9999)) yield return ("service.level", "must be from 0.5 to 0.9999");
        if (settings.Service.ReviewDays is < 1 or > 365) yield return ("service.reviewDays", "must be from 1 to 365");
        if (settings.Service.OrderingCost is < 0 or > MostOrderingCost)
            yield return ("service.orderingCost", $"must be from 0 (an order costs nothing) to {MostOrderingCost:0}");
        if (!(settings.Service.HoldingRate is >= 0.01 and <= 10)) yield return ("service.holdingRate", "must be from 0.01 to 10");
        if (!(settings.Ordering.HoldMinutes is >= 0 and <= MostHoldMinutes))
            yield return ("ordering.holdMinutes", $"must be from 0 (not at all) to {MostHoldMinutes:0}");
        foreach (var violation in OfApproval(settings.Approval).Concat(RateRules.Check(settings))) yield return violation;
        foreach (var violation in OfInvoices(settings.Invoices).Concat(OfLocations(settings.Locations)).Concat(OfAutonomy(settings.Autonomy))) yield return violation;
        if (settings.Firm is not { } firm) yield break;
        foreach (var violation in OfFirm(firm)) yield return violation;
    }

    private static IEnumerable<(string Field, string Message)> OfInvoices(InvoiceSettings invoices)
    {
        if (!(invoices.PriceTolerance is >= 0 and <= 1)) yield return ("invoices.priceTolerance", "must be a share from 0 to 1, such as 0.02");
        if (invoices.AmountTolerance is < 0 or > MostMoney) yield return ("invoices.amountTolerance", $"must be from 0 to {MostMoney:0}");
        if (invoices.FreightTolerance is < 0 or > MostMoney) yield return ("invoices.freightTolerance", $"must be from 0 to {MostMoney:0}");
        if (invoices.TaxRate is { } rate && !(rate is >= 0 and <= 1)) yield return ("invoices.taxRate", "must be null (not compared) or a share from 0 to 1, such as 0.19");
    }

    private static IEnumerable<(string Field, string Message)> OfAutonomy(AutonomySettings autonomy)
    {
        if (autonomy.PerPurchase is < 0 or > MostMoney) yield return ("autonomy.perPurchase", $"must be from 0 (nothing) to {MostMoney:0}");
        if (autonomy.PerPeriod is < 0 or > MostMoney) yield return ("autonomy.perPeriod", $"must be from 0 (nothing) to {MostMoney:0}");
        if (!Enum.IsDefined(autonomy.Period)) yield return ("autonomy.period", "must be day, week or month");
        if (autonomy is { Enabled: true, PerPurchase: 0 }) yield return ("autonomy.perPurchase", "must be above 0 where the agent is to buy by itself");
        if (autonomy.Enabled && autonomy.PerPeriod < autonomy.PerPurchase)
            yield return ("autonomy.perPeriod", "must be at least perPurchase where the agent is to buy by itself");
        if (autonomy.MinimumObservations is < LeastObservations or > MostObservations)
            yield return ("autonomy.minimumObservations", $"must be from {LeastObservations} to {MostObservations}");
        if (!(autonomy.Confidence is >= 0.5 and <= 0.99)) yield return ("autonomy.confidence", "must be a share from 0.5 to 0.99");
        foreach (var violation in OfExcluded("excludedItems", autonomy.ExcludedItems).Concat(OfExcluded("excludedVendors", autonomy.ExcludedVendors))) yield return violation;
    }

    private static IEnumerable<(string Field, string Message)> OfExcluded(string field, IReadOnlyList<string> ids)
    {
        if (ids.Count > MostExcluded) yield return ($"autonomy.{field}", $"may be {MostExcluded} at most");
        for (var i = 0; i < ids.Count; i++)
        {
            if (!DocumentKey.IsValid(ids[i])) yield return ($"autonomy.{field}[{i}]", "is no id");
        }
    }

    private static IEnumerable<(string Field, string Message)> OfLocations(IReadOnlyList<string> locations)
    {
        if (locations.Count > LocationNames.Most) yield return ("locations", $"may be {LocationNames.Most} at most");
        for (var i = 0; i < locations.Count; i++)
        {
            if (LocationNames.WhyNone(locations[i]) is { } why) yield return ($"locations[{i}]", why);
            else if (LocationNames.Find(locations.Take(i), locations[i]) is not null) yield return ($"locations[{i}]", "stands there twice");
        }
    }

    private static IEnumerable<(string Field, string Message)> OfFirm(FirmSettings firm)
    {
        if (string.IsNullOrWhiteSpace(firm.Name)) yield return ("firm.name", "must not be empty where the firm's address is given");
        (string Field, string? Text)[] texts =
        [
            ("name", firm.Name), ("street", firm.Street), ("city", firm.City), ("postalCode", firm.PostalCode), ("taxId", firm.TaxId),
        ];
        foreach (var (field, text) in texts)
        {
            if (text?.Length > LongestFirmText) yield return ($"firm.{field}", $"may have {LongestFirmText} characters at most");
            // What XML cannot hold would make every order document fail.
            if (text?.Any(char.IsControl) == true || text?.Any(char.IsSurrogate) == true)
                yield return ($"firm.{field}", "must be plain text without control characters");
        }

        if (firm.CountryCode is { } code && !(code.Length == 2 && code.All(char.IsAsciiLetterUpper)))
            yield return ("firm.countryCode", "must be an ISO 3166-1 code such as DE");
    }

    private static IEnumerable<(string Field, string Message)> OfApproval(ApprovalPolicy approval)
    {
        if (approval.AutoApproveBelow is < 0 or > MostMoney)
            yield return ("approval.autoApproveBelow", $"must be from 0 (never) to {MostMoney:0}");
        if (!(approval.ExpiresAfterHours is > 0 and <= MostApprovalHours))
            yield return ("approval.expiresAfterHours", $"must be above 0 and at most {MostApprovalHours:0}");
        if (!(approval.RemindAfterHours > 0))
            yield return ("approval.remindAfterHours", "must be above 0");
        else if (!(approval.RemindAfterHours < approval.ExpiresAfterHours))
            yield return ("approval.remindAfterHours", "must be less than expiresAfterHours");
        if (approval.EscalateTo is { } user && (string.IsNullOrWhiteSpace(user) || user.Length > 128))
            yield return ("approval.escalateTo", "must be null or a user id of 1 to 128 characters");
        if (!(approval.TolerancePercent is >= 0 and <= 100))
            yield return ("approval.tolerancePercent", "must be from 0 to 100");
        if (!(approval.OverReceiptPercent is >= 0 and <= 100))
            yield return ("approval.overReceiptPercent", "must be from 0 to 100");
        if (!(approval.WindowHours is >= 0 and <= MostWindowHours))
            yield return ("approval.windowHours", $"must be from 0 (each counts alone) to {MostWindowHours:0}");
    }
}
