using System.Text.Json.Serialization;

namespace ProcurementFunctions.Conversations.Wishes;

/// <summary>A number of units, 1 to a million, or the sign that what was said is none.</summary>
/// <param name="Doubt">The words, where they do not say one number of units ("5 boxes", "10 to 20"); null: they do, or it is impossible.</param>
/// <param name="Packs">What was said in packs, which <paramref name="Doubt"/> holds the words of; null: nothing.</param>
internal readonly record struct Quantity(
    int Units,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Doubt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SaidPacks? Packs = null)
{
    public static Quantity Invalid => new(0);

    [JsonIgnore]
    public bool IsValid => Units > 0;
}
