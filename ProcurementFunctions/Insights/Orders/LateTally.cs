namespace ProcurementFunctions.Insights.Orders;

/// <summary>Counts lines by how they are late and by vendor.</summary>
internal sealed class LateTally
{
    private readonly Dictionary<string, LateVendor> _vendors = [];

    public int Overdue { get; private set; }

    public int PromiseMissed { get; private set; }

    public int NeedMissed { get; private set; }

    public IReadOnlyList<LateVendor> Vendors =>
        [.. _vendors.Values.OrderByDescending(vendor => vendor.Orders).ThenByDescending(vendor => vendor.MostDays).ThenBy(vendor => vendor.VendorId, StringComparer.Ordinal)];

    public void Add(LateLine line)
    {
        if (line.Kind == LateKind.Overdue) Overdue++;
        if (line.Kind == LateKind.PromiseMissed) PromiseMissed++;
        if (line.DaysAfterNeed is not null) NeedMissed++;
        if (line is not { VendorId: { } id, VendorName: { } name }) return;
        var known = _vendors.GetValueOrDefault(id) ?? new(id, name, 0, 0);
        _vendors[id] = known with { Orders = known.Orders + 1, MostDays = Math.Max(known.MostDays, line.Days) };
    }
}
