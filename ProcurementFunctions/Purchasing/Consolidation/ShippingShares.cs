namespace ProcurementFunctions.Purchasing.Consolidation;

/// <summary>How the shipping of one order is shared by its lines. Pure.</summary>
internal static class ShippingShares
{
    private const decimal Cent = 0.01m;

    /// <summary>
    /// Shares in proportion to the weights, in whole cents, that sum up to exactly the amount: the cents that are left go to
    /// the largest remainders, what is less than a cent to the heaviest line.
    /// </summary>
    /// <param name="amount">In the firm's currency, not negative.</param>
    /// <param name="weights">Not negative; where all are 0, the shares are equal.</param>
    public static IReadOnlyList<decimal> Of(decimal amount, IReadOnlyList<decimal> weights)
    {
        if (weights.Count == 0) return [];
        var sum = weights.Sum();
        decimal[] exact = [.. weights.Select(weight => sum == 0 ? amount / weights.Count : amount * (weight / sum))];
        decimal[] shares = [.. exact.Select(share => decimal.Floor(share * 100) / 100)];
        var byRemainder = Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - shares[i]).ThenByDescending(i => weights[i]).ToArray();
        var left = amount - shares.Sum();
        for (var i = 0; left >= Cent; i = (i + 1) % byRemainder.Length)
        {
            shares[byRemainder[i]] += Cent;
            left -= Cent;
        }

        var heaviest = Enumerable.Range(0, shares.Length).MaxBy(i => weights[i]);
        shares[heaviest] += left;
        return shares;
    }
}
