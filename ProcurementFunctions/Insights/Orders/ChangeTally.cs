namespace ProcurementFunctions.Insights.Orders;

/// <summary>Counts purchases by what happened to them.</summary>
internal sealed class ChangeTally
{
    private readonly int[] _counts = new int[Enum.GetValues<ChangeKind>().Length];
    private int _decided;

    public int Purchases { get; private set; }

    public ChangeCounts Counts => new(
        Of(ChangeKind.Begun),
        _decided,
        Of(ChangeKind.Approved),
        Of(ChangeKind.Rejected),
        Of(ChangeKind.Expired),
        Of(ChangeKind.Ordered),
        Of(ChangeKind.Shipped),
        Of(ChangeKind.PartlyReceived),
        Of(ChangeKind.Received),
        Of(ChangeKind.Cancelled),
        Of(ChangeKind.Failed));

    /// <summary>All that happened to one purchase.</summary>
    public void Add(IReadOnlyCollection<ChangeLine> ofOne)
    {
        if (ofOne.Count == 0) return;
        Purchases++;
        var kinds = ofOne.Select(line => line.Kind).ToHashSet();
        foreach (var kind in kinds) _counts[(int)kind]++;
        if (kinds.Any(kind => kind is ChangeKind.Approved or ChangeKind.Rejected or ChangeKind.Expired)) _decided++;
    }

    private int Of(ChangeKind kind) => _counts[(int)kind];
}
