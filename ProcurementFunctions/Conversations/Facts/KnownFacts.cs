using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Facts;

/// <summary>The facts that were asked for; what was not asked for is empty.</summary>
public sealed record KnownFacts
{
    public static KnownFacts None { get; } = new();

    public OperationMode? Mode { get; init; }

    /// <summary>The firm's currency, as an ISO code; null where it was not asked for.</summary>
    public string? Currency { get; init; }

    /// <summary>What the user prefers for the item that was asked for; null: nothing special.</summary>
    public ProductFact? Product { get; init; }

    /// <summary>What the insights answer; null where they were not asked.</summary>
    public object? Insight { get; init; }

    /// <summary>The vendors that the words for the second vendor may mean.</summary>
    public IReadOnlyList<VendorFact> OtherVendors { get; init; } = [];

    /// <summary>Null where it was not asked for.</summary>
    public FirmFact? Firm { get; init; }

    /// <summary>Null where it was not asked for.</summary>
    public AutonomyFact? Autonomy { get; init; }

    public PreferenceFacts Preferences { get; init; } = PreferenceFacts.None;

    public IReadOnlyList<ProductFact> Products { get; init; } = [];

    /// <summary>The items that the words may mean: none, the one, or several.</summary>
    public IReadOnlyList<ItemFact> Items { get; init; } = [];

    /// <summary>The items that the words for a second item may mean.</summary>
    public IReadOnlyList<ItemFact> OtherItems { get; init; } = [];

    /// <summary>What the user always needs at least of the item; null when nothing was said.</summary>
    public int? PreferredQuantity { get; init; }

    /// <summary>What is in a pack that was spoken of; null where it was not asked for.</summary>
    public PackFact? Pack { get; init; }

    public DealFact? Deal { get; init; }

    public StockFacts? LowStock { get; init; }

    /// <summary>Whether the item runs low; null where it was not asked for.</summary>
    public LevelFact? Level { get; init; }

    public IReadOnlyList<PurchaseFact> OwnPurchases { get; init; } = [];

    /// <summary>Purchases under way that the stock check began.</summary>
    public IReadOnlyList<PurchaseFact> AgentPurchases { get; init; } = [];

    public IReadOnlyList<PurchaseFact> Approvals { get; init; } = [];

    /// <summary>How many there are of each, shown or not; 0: as many as the list holds.</summary>
    public int OwnCount { get; init; }

    public int AgentCount { get; init; }

    public int ApprovalsCount { get; init; }

    public PurchaseFact? Purchase { get; init; }

    /// <summary>The purchases of the item of which goods are still to come in; empty where they were not asked for.</summary>
    public IReadOnlyList<PurchaseFact> Receivable { get; init; } = [];

    /// <summary>The newest purchases of the item of which goods can go back; empty where they were not asked for.</summary>
    public IReadOnlyList<PurchaseFact> Returnable { get; init; } = [];

    /// <summary>The items that are to be left alone for a while; empty where they were not asked for.</summary>
    public IReadOnlyList<SnoozedFact> Snoozed { get; init; } = [];

    /// <summary>Where the item, or that of the purchase, is and may be; null where it was not asked for.</summary>
    public ItemPlaces? Places { get; init; }

    /// <summary>What can be withdrawn free and is the user's, the latest first.</summary>
    public IReadOnlyList<PurchaseFact> Held { get; init; } = [];

    /// <summary>The vendors that the words may mean.</summary>
    public IReadOnlyList<VendorFact> Vendors { get; init; } = [];
}

/// <param name="Period">Such as "2026-11": the one whose budget counts now.</param>
/// <param name="Limit">Null: no limit.</param>
/// <param name="Held">What purchases hold of it.</param>
public sealed record FirmFact(string Period, decimal? Limit, decimal Held, GoalWeights Goals, BudgetPeriod? BudgetPeriod = null);

/// <summary>What the agent may buy by itself.</summary>
/// <param name="Period">Such as "2026-W49": the one that counts now.</param>
/// <param name="Bought">What was bought so in it.</param>
public sealed record AutonomyFact(AutonomySettings Settings, string Period, decimal Bought);

public sealed record PreferenceFacts(
    decimal? BudgetLimit,
    Shipping Shipping,
    IReadOnlyList<string> PreferredVendors,
    IReadOnlyList<string> ExcludedVendors,
    GoalWeights? Goals = null)
{
    /// <summary>When the user is away, and who decides in their place; null: the user is there.</summary>
    public Absence? Absence { get; init; }

    public static PreferenceFacts None { get; } = new(null, Shipping.Standard, [], []);
}

public sealed record ProductFact(string Sku, int PreferredQuantity, bool IsCriticalStock, GoalWeights? Goals = null);

public sealed record ItemFact(string Sku, string Name, int OnHand, int OnOrder, int Reserved, int Projected)
{
    /// <summary>The day on which the item is looked after again; null: it is not snoozed.</summary>
    public DateOnly? SnoozedUntil { get; init; }

    public ItemLife Life { get; init; }

    /// <summary>The SKU that takes the place of a discontinued item.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>"Main warehouse 12, back room 3"; null: it is not kept by location.</summary>
    public string? Places { get; init; }

    /// <summary>Whether the words only say something of the item, as "coffee" does of a coffee grinder.</summary>
    public bool IsGuess { get; init; }
}

/// <param name="Record">Null where it was not asked for.</param>
public sealed record VendorFact(string VendorId, string Name, VendorRecordFact? Record = null);

/// <summary>How a vendor has done, as learned; each is null where nothing has been seen of it.</summary>
/// <param name="OrdersPlaced">By the agent.</param>
/// <param name="OnTime">Share of orders that came in time.</param>
/// <param name="Days">From order to goods.</param>
/// <param name="Filled">Share of the units ordered that came.</param>
/// <param name="Rejected">Share of the units received that were rejected.</param>
/// <param name="Rating">How people rate it, 0 to 1.</param>
public sealed record VendorRecordFact(
    bool IsActive, int OrdersPlaced, LearnedFact? OnTime, LearnedFact? Days, LearnedFact? Filled, LearnedFact? Rejected, LearnedFact? Rating)
{
    /// <summary>What is known of its terms.</summary>
    public VendorTermsFact Terms { get; init; } = VendorTermsFact.None;
}

/// <summary>A vendor's terms as they are on record.</summary>
/// <param name="Currency">That it quotes in; amounts are in it.</param>
/// <param name="MinOrderValue">The least that an order must come to; null: nothing is known of one.</param>
/// <param name="FreeShippingFrom">The value of goods from which it ships free; null: nothing is known of one.</param>
/// <param name="Email">Where orders are mailed to; null: it has an interface, or no address is known.</param>
/// <param name="Noted">What people noted of it, as "name: value".</param>
public sealed record VendorTermsFact(string Currency, decimal? MinOrderValue, decimal? FreeShippingFrom, string? Email, IReadOnlyList<string> Noted)
{
    public static VendorTermsFact None { get; } = new("USD", null, null, null, []);
}

/// <param name="Low">With <paramref name="High"/>, where the value is with a probability of 90 %.</param>
/// <param name="Observations">How often it was seen; 0: a person has said so.</param>
public sealed record LearnedFact(double Value, double Low, double High, int Observations);

/// <summary>What the vendors answered.</summary>
/// <param name="Recommendation">Null: nobody can offer it.</param>
/// <param name="Failures">Who gave no quote, and why.</param>
public sealed record DealFact(
    int Quantity, Recommendation? Recommendation, IReadOnlyList<string> Notes, IReadOnlyList<string> Failures)
{
    /// <summary>Why there is no recommendation though there are offers; null: there is one, or nobody offers it.</summary>
    public string? WhyNone { get; init; }

    /// <summary>Vendors that offer the item and that the user has excluded, by name.</summary>
    public IReadOnlyList<string> ExcludedVendors { get; init; } = [];
}

/// <param name="Checked">How many items were looked at.</param>
public sealed record StockFacts(int Checked, IReadOnlyList<LowItemFact> Low);

/// <param name="Reason">Why it is low, or not, with the figures.</param>
public sealed record LevelFact(int ReorderPoint, bool IsLow, string Reason);

/// <param name="Until">From when on it is looked after again.</param>
public sealed record SnoozedFact(string Sku, string Name, DateTimeOffset Until);

public sealed record LowItemFact(string Sku, string Name, int Projected, int ReorderPoint, int SuggestedQuantity)
{
    /// <summary>Why an order would hold something else than is suggested; null when it would not.</summary>
    public string? OrderNote { get; init; }

    /// <summary>Until when nothing is bought for it; null when it may be.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }
}

/// <param name="Total">What is to be approved while it waits, else what was chosen.</param>
/// <param name="Digest">Of what is to be approved.</param>
/// <param name="HoldMinutes">How long it can be withdrawn free after its approval.</param>
/// <param name="HeldUntil">Until when it can be withdrawn free; null: not any more, or not yet.</param>
/// <param name="DecidedBy">Who approved or rejected it.</param>
/// <param name="Changed">Where something else had been approved before: how this differs.</param>
/// <param name="PassedTo">The approver whom the decision was passed on to.</param>
/// <param name="NextApprover">Whom the policy names as the next approver.</param>
public sealed record PurchaseFact(
    string Id,
    string Sku,
    string ItemName,
    int Quantity,
    PurchaseStatus Status,
    string RequestedBy,
    decimal? Total,
    string? VendorName,
    DateTimeOffset? ExpectedAt,
    DateTimeOffset? DecisionUntil,
    string? LastEvent,
    string? Digest = null,
    double HoldMinutes = 0,
    DateTimeOffset? HeldUntil = null,
    string? DecidedBy = null,
    ApprovalChange? Changed = null,
    bool IsWithdrawn = false,
    bool IsVendorTold = false,
    string? NextApprover = null,
    string? PassedTo = null)
{
    /// <summary>What was asked with it; null: nothing of the kind.</summary>
    public DateOnly? NeededBy { get; init; }

    public Shipping? Shipping { get; init; }

    /// <summary>The id of the vendor that it is to come from.</summary>
    public string? VendorAsked { get; init; }

    public decimal? MaxTotal { get; init; }

    public decimal? MaxUnitPrice { get; init; }

    public string? Note { get; init; }

    /// <summary>Whether what is to be decided is another price for an order that its vendor has.</summary>
    public bool IsPriceAsked { get; init; }

    /// <summary>What was chosen for it, and why; null: nothing yet.</summary>
    public string? ChosenAs { get; init; }

    /// <summary>What a person should know before they approve it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why the agent began it by itself; null when a person asked for it.</summary>
    public string? StockReason { get; init; }

    /// <summary>Where the agent approved it by itself: what it had earned.</summary>
    public string? Earned { get; init; }

    /// <summary>Good units of it that can go back to their vendor.</summary>
    public int Returnable { get; init; }

    /// <summary>Units of it that are ordered and not counted yet; null: nothing can be received for it.</summary>
    public int? ToReceive { get; init; }

    /// <summary>The order that it shares with other purchases; null: none.</summary>
    public SharedOrderFact? Shared { get; init; }
}

/// <param name="Others">The other purchases that share the order.</param>
/// <param name="Saved">How much less the purchase costs than alone.</param>
/// <param name="IsStanding">Whether it can only be withdrawn together with the others.</param>
public sealed record SharedOrderFact(string OrderNumber, IReadOnlyList<string> Others, decimal Saved, bool IsStanding);
