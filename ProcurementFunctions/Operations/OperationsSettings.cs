using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Operations;

/// <summary>What the agent may do by itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationMode>))]
public enum OperationMode
{
    /// <summary>It watches and recommends; it starts no purchase by itself.</summary>
    [JsonStringEnumMemberName("monitoring")] Monitoring,

    /// <summary>It starts a purchase for each item that runs low.</summary>
    [JsonStringEnumMemberName("purchasing")] Purchasing,
}

/// <summary>Over which time a budget limit counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BudgetPeriod>))]
public enum BudgetPeriod
{
    [JsonStringEnumMemberName("month")] Month,
    [JsonStringEnumMemberName("quarter")] Quarter,
    [JsonStringEnumMemberName("year")] Year,
}

/// <summary>The firm's settings for the agent. One document, id "settings".</summary>
public sealed record OperationsSettings : AuditedDocument
{
    public const string DocumentId = "settings";

    public OperationMode Mode { get; set; } = OperationMode.Monitoring;

    /// <summary>When the mode was last told in a message or put, on the wall clock; an older word changes nothing.</summary>
    public DateTimeOffset? ModeToldAt { get; init; }

    /// <summary>The same for the budget.</summary>
    public DateTimeOffset? BudgetToldAt { get; init; }

    /// <summary>The same for the goals.</summary>
    public DateTimeOffset? GoalsToldAt { get; init; }

    /// <summary>The same for what the agent may buy by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AutonomyToldAt { get; init; }

    /// <summary>ISO 4217. All money is in it.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>At which vendors' other currencies are compared and booked; one without a rate is not bought in.</summary>
    public IReadOnlyList<ExchangeRate> Rates { get; set; } = [];

    public BudgetSettings Budget { get; set; } = new();

    public ApprovalPolicy Approval { get; set; } = new();

    public AutonomySettings Autonomy { get; set; } = new();

    public GoalWeights Goals { get; set; } = GoalWeights.Default;

    public ServiceSettings Service { get; set; } = new();

    public OrderingSettings Ordering { get; set; } = new();

    /// <summary>Who the firm is, for the orders that it sends; null: nobody has said.</summary>
    public FirmSettings? Firm { get; init; }

    public InvoiceSettings Invoices { get; set; } = new();

    /// <summary>Names of the places where stock lies; goods are received at the first, unless a receipt names another.</summary>
    public IReadOnlyList<string> Locations { get; set; } = [];

    /// <summary>Counts the changes.</summary>
    public int Revision { get; init; }

    /// <summary>The change that made this revision, where a version before 1.3 wrote it; the trail is told of it with the next change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AuditEntry? LastChange { get; init; }

    /// <summary>The settings of a firm that has set nothing: the agent watches, and a person approves every purchase.</summary>
    public static OperationsSettings Default { get; } = new() { Id = DocumentId };

    internal override string Partition() => Id;
}

/// <param name="Limit">The most that may be reserved, committed and spent in a period; null: no limit.</param>
public sealed record BudgetSettings(decimal? Limit = null, BudgetPeriod Period = BudgetPeriod.Month);

/// <summary>Who must agree to a purchase.</summary>
/// <param name="AutoApproveBelow">A total below this is approved by the policy itself; 0: never.</param>
/// <param name="ExpiresAfterHours">How long a purchase waits for a decision.</param>
/// <param name="RemindAfterHours">After how long without a decision the approver is reminded.</param>
/// <param name="EscalateTo">The next approver: who is asked when nobody has decided in time; null: nobody, it expires.</param>
/// <param name="TolerancePercent">By how much the total may rise between approval and order without asking again.</param>
/// <param name="OverReceiptPercent">By how much more than was ordered may be booked in without asking; at least one unit.</param>
/// <param name="WindowHours">
/// Purchases of one buyer, vendor or item that are asked for within so many hours count together against
/// <paramref name="AutoApproveBelow"/>; 0: each counts alone.
/// </param>
public sealed record ApprovalPolicy(
    decimal AutoApproveBelow = 0,
    double ExpiresAfterHours = 72,
    double RemindAfterHours = 24,
    string? EscalateTo = null,
    double TolerancePercent = 2,
    double OverReceiptPercent = ApprovalPolicy.UsualOverReceiptPercent,
    double WindowHours = ApprovalPolicy.UsualWindowHours)
{
    public const double UsualOverReceiptPercent = 10;
    public const double UsualWindowHours = 24;
}

/// <param name="HoldMinutes">
/// The undo window: how long an approved purchase waits before its vendor is told, so that it can be withdrawn free; 0: not
/// at all. A purchase whose goods would then come too late does not wait.
/// </param>
public sealed record OrderingSettings(double HoldMinutes = 1);

/// <summary>By how much an invoice may be above what was ordered and received and is released all the same.</summary>
/// <param name="PriceTolerance">Of a unit price, as a share of it: 0.02 is 2 %.</param>
/// <param name="AmountTolerance">Of a line, of the tax and of other charges, in money: rounding.</param>
/// <param name="FreightTolerance">Of the freight, in money.</param>
/// <param name="TaxRate">The tax that invoices bear, as a share of goods, freight and charges; null: it differs, so that it is not compared.</param>
public sealed record InvoiceSettings(
    double PriceTolerance = InvoiceSettings.UsualPriceTolerance,
    decimal AmountTolerance = InvoiceSettings.UsualAmountTolerance,
    decimal FreightTolerance = InvoiceSettings.UsualFreightTolerance,
    double? TaxRate = null)
{
    public const double UsualPriceTolerance = 0.02;
    public const decimal UsualAmountTolerance = 0.05m;
    public const decimal UsualFreightTolerance = 1m;
}

/// <summary>The firm as its vendors know it.</summary>
/// <param name="CountryCode">ISO 3166-1, two letters.</param>
/// <param name="TaxId">Such as a VAT number.</param>
public sealed record FirmSettings(
    string Name,
    string? Street = null,
    string? City = null,
    string? PostalCode = null,
    string? CountryCode = null,
    string? TaxId = null);

/// <param name="Level">Share of replenishment cycles without a stock-out, between 0.5 and 0.9999.</param>
/// <param name="ReviewDays">Days from one look at the stock to the next order of the same item.</param>
/// <param name="OrderingCost">What an order costs, shipping and work, in the firm's currency; 0: nothing. See <see cref="Inventory.LotRules"/>.</param>
/// <param name="HoldingRate">What it costs to hold a unit for a year, as a share of its price, above 0.</param>
public sealed record ServiceSettings(
    double Level = 0.95,
    int ReviewDays = 7,
    decimal OrderingCost = ServiceSettings.UsualOrderingCost,
    double HoldingRate = ServiceSettings.UsualHoldingRate)
{
    public const decimal UsualOrderingCost = 10;
    public const double UsualHoldingRate = 0.25;
}
