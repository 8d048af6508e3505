using System.Globalization;
using ProcurementFunctions.Hosting.Documents;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Insights;

/// <summary>Where something stands in a ranking: by group, then by key, then by id, each from low to high.</summary>
internal readonly record struct Place(int Group, double Key, string Id) : IComparable<Place>
{
    public int CompareTo(Place other) => (Group.CompareTo(other.Group), Key.CompareTo(other.Key)) switch
    {
        (not 0 and var byGroup, _) => byGroup,
        (_, not 0 and var byKey) => byKey,
        _ => string.CompareOrdinal(Id, other.Id),
    };

    public string ToCursor() =>
        Cursor.Encode(string.Create(CultureInfo.InvariantCulture, $"{Group}|{Key:R}|{Id}"))!;

    /// <summary>Null: from the beginning.</summary>
    /// <exception cref="ProblemException">400: it is not a cursor that a list answered.</exception>
    public static Place? FromCursor(string? cursor)
    {
        if (Cursor.Decode(cursor) is not { } text) return null;
        return text.Split('|', 3) is [var group, var key, var id]
            && int.TryParse(group, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            && double.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out var second) && !double.IsNaN(second)
            ? new(first, second, id)
            : throw ProblemException.BadInput("cursor", "is not a cursor that a list answered");
    }
}
