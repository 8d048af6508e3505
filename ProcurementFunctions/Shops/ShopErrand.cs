using System.Text.Json.Serialization;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Shops;

/// <summary>
/// Something of a shop that is to be read, as an event told of it. Events of the same thing are one errand. Partition: the shop's name; id: its
/// kind and the shop's id of it.
/// </summary>
internal sealed record ShopErrand : Document
{
    public required string Shop { get; init; }

    public required ErrandKind Kind { get; init; }

    public required string Of { get; init; }

    /// <summary>Whether an event told that it was deleted: where it is not there any more, nothing of it counts.</summary>
    public bool Deleted { get; init; }

    public int Events { get; set; } = 1;

    /// <summary>When the last of them came, on the wall clock.</summary>
    public required DateTimeOffset At { get; init; }

    public static string IdOf(ErrandKind kind, string of) => $"errand~{kind}~{of}";
}

/// <summary>What an event is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErrandKind>))]
internal enum ErrandKind
{
    [JsonStringEnumMemberName("order")] Order,
    [JsonStringEnumMemberName("stock")] Stock,
}
