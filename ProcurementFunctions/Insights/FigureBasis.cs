using System.Text.Json.Serialization;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Insights;

/// <summary>Where a figure about a vendor comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FigureBasis>))]
public enum FigureBasis
{
    /// <summary>What is usual of any vendor: nothing of it was seen.</summary>
    [JsonStringEnumMemberName("prior")] Prior,

    /// <summary>What its offer states: nothing of it was seen.</summary>
    [JsonStringEnumMemberName("offer")] Offer,
    [JsonStringEnumMemberName("evidence")] Evidence,

    /// <summary>A person has said so, whatever is seen.</summary>
    [JsonStringEnumMemberName("pinned")] Pinned,

    /// <summary>A person has corrected it; what is seen moves it on.</summary>
    [JsonStringEnumMemberName("corrected")] Corrected,
}

internal static class FigureBases
{
    public static FigureBasis Of(BeliefBasis basis) => basis switch
    {
        BeliefBasis.Evidence => FigureBasis.Evidence,
        BeliefBasis.Pinned => FigureBasis.Pinned,
        BeliefBasis.Corrected => FigureBasis.Corrected,
        _ => FigureBasis.Prior,
    };
}
