namespace ProcurementFunctions.Autonomy;

/// <summary>What became of the agent's proposals to buy an item from a vendor, and of its orders. Money in the firm's currency.</summary>
/// <param name="Unchanged">Proposals that people agreed to as they were.</param>
/// <param name="InARow">Those of them since the last no about the item.</param>
/// <param name="Changed">Agreed to in part, or with a ceiling.</param>
/// <param name="Refused">Rejected or undone.</param>
/// <param name="AsPromised">Orders of which all came, good and in time.</param>
/// <param name="NotAsPromised">Late, short or with rejected goods, or taken back by the vendor.</param>
/// <param name="FarOffPrices">Quotes of the vendor for it that were out of line.</param>
/// <param name="Agreement">The share of proposals that are agreed to unchanged; null: nothing is known.</param>
/// <param name="AtLeast">The lower end of that share's 90 % interval.</param>
/// <param name="Largest">The largest proposal that was agreed to unchanged since the last no.</param>
/// <param name="Setbacks">What went less well, and how often, and has not been made good by as many successes as are wanted.</param>
/// <param name="LastNo">When somebody last said no to a proposal of the item, of whatever vendor.</param>
/// <param name="Evidence">The newest, at most <see cref="TrackRecordRules.NamedEvidence"/>.</param>
public sealed record TrackRecord(
    string Sku,
    string VendorId,
    int Unchanged,
    int InARow,
    int Changed,
    int Refused,
    int AsPromised,
    int NotAsPromised,
    int FarOffPrices,
    double? Agreement,
    double AtLeast,
    decimal Largest,
    IReadOnlyList<string> Setbacks,
    DateTimeOffset? LastNo,
    IReadOnlyList<TrackMark> Evidence);

/// <summary>A piece of evidence, named by its cause.</summary>
/// <param name="Id">Such as "proposal:P-…:0004" or "order:PO-…".</param>
/// <param name="What">What it shows, such as "agreed to unchanged" or "late".</param>
/// <param name="Amount">Of a proposal.</param>
public sealed record TrackMark(string Id, DateTimeOffset At, string What, decimal? Amount);
