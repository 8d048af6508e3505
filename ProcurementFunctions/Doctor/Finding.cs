using System.Globalization;

namespace ProcurementFunctions.Doctor;

/// <summary>Something that is not as it must be, in words for a person. It names no user.</summary>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Id">What it is about: a purchase id, an order number, an item.</param>
/// <param name="Since">How long it has been so, as far as it can be told; in the firm's time.</param>
/// <param name="What">One sentence.</param>
/// <param name="ToDo">What a person should do where the doctor does not mend it.</param>
/// <param name="Repair">What is safe to do about it.</param>
/// <param name="Place">For a repair: the budget's period, the item, or the purchase of an order.</param>
/// <param name="Progress">How far that has come which looks stuck: where it has come further since, it is not; null: nothing moves there.</param>
internal sealed record Finding(
    string Kind, string Id, DateTimeOffset Since, string What, string ToDo, Repair Repair = Repair.None, string? Place = null, int? Progress = null)
{
    /// <summary>The same for the same trouble, however often it is found.</summary>
    public string Key => $"{Kind} {Id}";

    /// <summary>The same while nothing has moved; see <see cref="Suspicions"/>.</summary>
    public string Suspicion => Progress is null ? Key : string.Create(CultureInfo.InvariantCulture, $"{Key} {Progress}");
}
