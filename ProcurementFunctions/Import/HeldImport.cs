using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Inventory;

namespace ProcurementFunctions.Import;

/// <summary>A file that an administrator has sent to look at it before it is imported.</summary>
/// <param name="Headers">As the file has them.</param>
/// <param name="Rounds">What was done with it so far: previews and imports.</param>
public sealed record HeldImport(
    [property: JsonRequired] string Id, string FileName, long Size, IReadOnlyList<string> Headers, int Rounds = 0, ImportRound? Last = null)
{
    /// <summary>The shape that this build writes.</summary>
    public static readonly SchemaVersion CurrentSchema = new(1, 0);

    public SchemaVersion SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>How many rows it has; null: nobody has counted them yet.</summary>
    public int? Expected { get; init; }
}

/// <summary>A preview or an import of a held file.</summary>
/// <param name="By">The person who asked for it.</param>
/// <param name="Result">Null: it is under way, or was refused.</param>
/// <param name="Refusal">Why the file as a whole cannot be taken; null: it can, as far as is known.</param>
public sealed record ImportRound(
    int Number, bool DryRun, ImportWish Wish, string By, ImportResult? Result = null, string? Refusal = null)
{
    [JsonIgnore]
    public bool IsUnderWay => Result is null && Refusal is null;
}

/// <summary>How a held file is to be read.</summary>
/// <param name="Map">The header that stands for a column, where that was said.</param>
public sealed record ImportWish(
    ImportKind Kind, IReadOnlyDictionary<string, string> Map, DemandListing? Lists = null, bool WithDelivered = true);

/// <summary>The input of the task that does a round.</summary>
internal sealed record ImportTask(string Id, int Round);
