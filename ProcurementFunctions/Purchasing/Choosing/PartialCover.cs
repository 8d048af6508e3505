namespace ProcurementFunctions.Purchasing.Choosing;

/// <summary>A part of the need that is covered, for how much money, and how it came about.</summary>
/// <param name="From">Where the one stands that this goes on from.</param>
/// <param name="Vendor">Of the last order.</param>
/// <param name="Ordered">The quantity of the last order.</param>
internal readonly record struct PartialCover(int Quantity, double Cost, int From, int Vendor, int Ordered)
{
    public static PartialCover None { get; } = new(0, 0, -1, -1, 0);

    public PartialCover With(int vendor, CostedOrder order, int from) =>
        new(Quantity + order.Quantity, Cost + order.Cost, from, vendor, order.Quantity);

    /// <summary>Of rows by falling quantity and cost, a row like them of those that are worth going on with: none costs as much as another that covers as much.</summary>
    public static List<PartialCover> Best(IEnumerable<List<PartialCover>> rows)
    {
        var left = new Queue<List<PartialCover>>(rows);
        while (left.Count > 1) left.Enqueue(Best(left.Dequeue(), left.Dequeue()));
        return left.Dequeue();
    }

    private static List<PartialCover> Best(List<PartialCover> one, List<PartialCover> other)
    {
        var best = new List<PartialCover>(one.Count + other.Count);
        var cheapest = double.PositiveInfinity;
        for (var (i, j) = (0, 0); i < one.Count || j < other.Count;)
        {
            var next = j == other.Count || (i < one.Count && one[i].IsBefore(other[j])) ? one[i++] : other[j++];
            if (next.Cost >= cheapest) continue;
            cheapest = next.Cost;
            best.Add(next);
        }

        return best;
    }

    private bool IsBefore(PartialCover other) => Quantity != other.Quantity ? Quantity > other.Quantity : Cost <= other.Cost;
}
