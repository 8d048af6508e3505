namespace ProcurementFunctions.Insights.Money;

/// <summary>Adds lines up; an order that several lines share counts once.</summary>
internal sealed class SpendTally
{
    private readonly HashSet<string> _shared = [];
    private decimal _actual, _committed;
    private int _orders;

    /// <summary>The item's name as it was last met.</summary>
    public string? ItemName { get; private set; }

    public Spend Spend => new(_actual, _committed, _orders + _shared.Count);

    public void Add(SpendLine line)
    {
        if (line.IsActual) _actual += line.Amount;
        else _committed += line.Amount;
        if (line.IsShared) _shared.Add(line.OrderNumber);
        else _orders++;
        ItemName = line.ItemName;
    }
}
