using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Choosing;

namespace ProcurementFunctions.Tests.Purchasing.Choosing;

/// <summary>
/// Looks at every way to buy, without any of the product's rules: each vendor gets nothing or any quantity that its terms
/// allow, and every combination is measured.
/// </summary>
internal sealed class EveryPlan(DecisionInputs inputs)
{
    private decimal _mostMoney = decimal.MaxValue;
    private int _mostCovered;

    public Outcome? Best { get; private set; }

    public static Outcome? Of(DecisionInputs inputs)
    {
        var every = new EveryPlan(inputs);
        every.Go(0, new int[inputs.Quotes.Count]);
        return every.Best;
    }

    /// <summary>The best that costs no more than this and covers as much as anything does; null when there is none.</summary>
    public static Outcome? Of(DecisionInputs inputs, decimal mostMoney)
    {
        var every = new EveryPlan(inputs) { _mostMoney = mostMoney };
        every.Go(0, new int[inputs.Quotes.Count]);
        return every.Best?.Covered == every._mostCovered ? every.Best : null;
    }

    /// <summary>What a plan comes to: covered units, whether in time, and the score.</summary>
    public static Outcome Measure(DecisionInputs inputs, int[] quantities)
    {
        decimal money = 0;
        var (units, days, reliability, preferred, late) = (0, 0.0, 1.0, true, false);
        for (var i = 0; i < quantities.Length; i++)
        {
            if (quantities[i] == 0) continue;
            var quote = inputs.Quotes[i];
            var standing = inputs.Standings.Single(s => s.VendorId == quote.VendorId);
            var price = quote.UnitPrice;
            var reached = 0;
            foreach (var step in quote.PriceBreaks)
            {
                if (step.MinQuantity <= quantities[i] && step.MinQuantity > reached) (price, reached) = (step.UnitPrice, step.MinQuantity);
            }

            money += (price * quantities[i]) + (price * quantities[i] >= quote.FreeShippingFrom ? 0 : quote.ShippingCost);
            units += quantities[i];
            var takes = quote.LeadTimeDays + standing.PromiseErrorDays < 0 ? 0 : quote.LeadTimeDays + standing.PromiseErrorDays;
            days = Math.Max(days, takes);
            reliability = Math.Min(reliability, standing.OnTimeRate * standing.FillRate * (1 - standing.RejectRate));
            preferred &= standing.Preferred || inputs.PreferredVendors.Contains(quote.VendorId);
            late |= inputs.NeededBy is { } day && inputs.At.AddDays(takes).UtcDateTime.Date > day.ToDateTime(TimeOnly.MinValue);
        }

        var covered = units < inputs.Quantity ? units : inputs.Quantity;
        var sum = inputs.Weights.Cost + inputs.Weights.Speed + inputs.Weights.Reliability;
        var product = Math.Pow(covered / (double)money, inputs.Weights.Cost / sum)
            * Math.Pow(1 / (1 + days), inputs.Weights.Speed / sum)
            * Math.Pow(reliability, inputs.Weights.Reliability / sum)
            * (preferred ? 1.05 : 1);
        return new(covered, !late, product, money);
    }

    private void Go(int vendor, int[] quantities)
    {
        if (vendor == quantities.Length)
        {
            if (quantities.Sum() == 0) return;
            var outcome = Measure(inputs, quantities);
            _mostCovered = Math.Max(_mostCovered, outcome.Covered);
            if (outcome.Money > _mostMoney) return;
            if (Best is null || outcome.IsBetterThan(Best)) Best = outcome;
            return;
        }

        var quote = inputs.Quotes[vendor];
        var most = Math.Min(quote.Available, quote.MaxOrderQuantity ?? int.MaxValue);
        for (var quantity = 0; quantity <= Math.Min(most, 2 * inputs.Quantity); quantity++)
        {
            if (quantity > 0 && (quantity < quote.MinOrderQuantity || quantity % quote.PackSize != 0)) continue;
            if (quantity > 0 && !IsWorthIt(quote, quantity)) continue;
            quantities[vendor] = quantity;
            Go(vendor + 1, quantities);
        }

        quantities[vendor] = 0;
    }

    private static bool IsWorthIt(Quote quote, int quantity)
    {
        var price = quote.PriceBreaks.Where(step => step.MinQuantity <= quantity).OrderBy(step => step.MinQuantity).LastOrDefault()?.UnitPrice ?? quote.UnitPrice;
        return !(price * quantity < quote.MinOrderValue);
    }

    internal sealed record Outcome(int Covered, bool InTime, double Product, decimal Money)
    {
        public bool IsBetterThan(Outcome other)
        {
            if (Covered != other.Covered) return Covered > other.Covered;
            if (InTime != other.InTime) return InTime;
            // What differs by less is the error of computing it.
            var ahead = Math.Log(Product / other.Product);
            return Math.Abs(ahead) > 1e-12 ? ahead > 0 : Money < other.Money;
        }

        public bool IsAsGoodAs(Outcome other) =>
            Covered == other.Covered && InTime == other.InTime && Math.Abs(Math.Log(Product / other.Product)) < 1e-8;
    }
}
