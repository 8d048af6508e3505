using System.Text.Json.Serialization;

namespace ProcurementFunctions.Operations;

/// <summary>What a purchase's part of the budget is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BudgetState>))]
public enum BudgetState
{
    /// <summary>Set aside while a person decides.</summary>
    [JsonStringEnumMemberName("reserved")] Reserved,

    /// <summary>Ordered.</summary>
    [JsonStringEnumMemberName("committed")] Committed,

    /// <summary>Received, and so owed.</summary>
    [JsonStringEnumMemberName("actual")] Actual,

    /// <summary>Given back.</summary>
    [JsonStringEnumMemberName("released")] Released,
}
