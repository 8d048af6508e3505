using System.Text.Json.Serialization;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Preferences;

/// <summary>How fast goods are to be shipped.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Shipping>))]
public enum Shipping
{
    [JsonStringEnumMemberName("standard")] Standard,
    [JsonStringEnumMemberName("express")] Express,
}

/// <summary>What one user prefers. Partition: user id; id "profile".</summary>
public sealed record UserPreferences : AuditedDocument
{
    public const string DocumentId = "profile";

    // What ToldAt can be about.
    internal const string AboutBudget = "budget";
    internal const string AboutShipping = "shipping";
    internal const string AboutVendor = "vendor:";
    internal const string AboutAllVendors = "vendors";
    internal const string AboutGoals = "goals";
    internal const string AboutAbsence = "absence";

    public required string UserId { get; init; }

    public Shipping Shipping { get; set; } = Shipping.Standard;

    /// <summary>Vendor ids, the most preferred first.</summary>
    public IReadOnlyList<string> PreferredVendors { get; set; } = [];

    public IReadOnlyList<string> ExcludedVendors { get; set; } = [];

    /// <summary>The budget that the user told the agent, for the purchases that they ask for; null when none was told.</summary>
    public decimal? BudgetLimit { get; init; }

    /// <summary>What counts in the purchases that the user asks for; null: what the firm set.</summary>
    public GoalWeights? Goals { get; init; }

    /// <summary>When the user is away next, and who decides in their place; null: the user is there.</summary>
    public Absence? Absence { get; init; }

    /// <summary>When something was last told or put, on the wall clock, by what it was about; an older word changes nothing.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> ToldAt { get; set; } = new Dictionary<string, DateTimeOffset>();

    internal override string Partition() => UserId;
}

/// <summary>What one user prefers for one item. Partition: user id; id "product:{sku}", so it is unique.</summary>
public sealed record ProductPreference : AuditedDocument
{
    internal const string AboutQuantity = "quantity";
    internal const string AboutCritical = "critical";
    internal const string AboutGoals = "goals";

    public required string UserId { get; init; }

    public required string Sku { get; init; }

    /// <summary>The least the user wants ordered at once; 0 when none was set.</summary>
    public int PreferredQuantity { get; init; }

    public bool IsCriticalStock { get; init; }

    /// <summary>What counts in the purchases of the item that the user asks for; null: what counts in their others.</summary>
    public GoalWeights? Goals { get; init; }

    /// <inheritdoc cref="UserPreferences.ToldAt"/>
    public IReadOnlyDictionary<string, DateTimeOffset> ToldAt { get; set; } = new Dictionary<string, DateTimeOffset>();

    public static string IdFor(string sku) => $"product:{sku}";

    internal override string Partition() => UserId;
}
