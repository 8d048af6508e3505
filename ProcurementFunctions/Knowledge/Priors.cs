namespace ProcurementFunctions.Knowledge;

/// <summary>
/// What is assumed of a vendor of which nothing is known: weak, so that a handful of orders outweighs it.
/// </summary>
internal static class Priors
{
    private static readonly Dictionary<string, Prior> ByName = new()
    {
        // Four of five on time, worth five orders.
        [BeliefNames.OnTimeRate] = new SharePrior(4, 1),
        // Nine of ten units come; one of twenty is bad: worth five orders.
        [BeliefNames.FillRate] = new SharePrior(4.5, 0.5),
        [BeliefNames.RejectRate] = new SharePrior(0.25, 4.75),
        // Three of four times in stock, worth four quotes.
        [BeliefNames.StockLikelihood] = new SharePrior(3, 1),
        // Three of a hundred orders are refused; worth five orders.
        [BeliefNames.AcceptRate] = new SharePrior(4.85, 0.15),
        // One of twenty requests is not answered; worth five requests.
        [BeliefNames.QuoteAnswerRate] = new SharePrior(4.75, 0.25),
        // Three of a hundred orders are taken back; worth five orders. It is known after some days.
        [BeliefNames.WithdrawnRate] = new SharePrior(0.15, 4.85),
        [BeliefNames.WithdrawnAfterDays] = new ScalePrior(3, 0, 7, _ => 2, NeverNegative: true),
        // A day for approving an order and counting its goods, give or take.
        [BeliefNames.OwnDays] = new ScalePrior(1, 0, 3, _ => 1, NeverNegative: true),
        // Nine of ten invoices agree; worth five invoices.
        [BeliefNames.InvoiceAccuracy] = new SharePrior(4.5, 0.5),
        // Anything is possible.
        [BeliefNames.AgreementRate] = new SharePrior(1, 1),
        [BeliefNames.Rating] = new SharePrior(1, 1),
        // Two weeks; between two days and four weeks.
        [BeliefNames.LeadTimeDays] = new ScalePrior(14, 2, 28, _ => 4, NeverNegative: true),
        // A promise is kept, give or take.
        [BeliefNames.PromiseErrorDays] = new ScalePrior(0, -3, 5, _ => 2, NeverNegative: false),
    };

    // A price has no prior; while few are known, they are taken to spread by a tenth.
    private static readonly ScalePrior OfPrices =
        new(null, null, null, mean => Math.Max(0.005, mean / 10), NeverNegative: true);

    /// <summary>Why a person's value cannot be that of a belief; null when it can.</summary>
    public static string? Refusal(string name, double value) => Of(name) switch
    {
        SharePrior when value is >= 0 and <= 1 => null,
        SharePrior => "must be a share between 0 and 1",
        ScalePrior { NeverNegative: true } when value is >= 0 and <= 100_000_000 => null,
        ScalePrior { NeverNegative: true } => "must be between 0 and 100000000",
        ScalePrior when value is >= -3650 and <= 3650 => null,
        _ => "must be between -3650 and 3650",
    };

    /// <summary>Null for a name that is no belief.</summary>
    public static Prior? Of(string name) => BeliefNames.IsPrice(name) ? OfPrices : ByName.GetValueOrDefault(name);
}

internal abstract record Prior;

/// <summary>A Beta prior; the pseudo-counts add up to 2 or more.</summary>
/// <param name="Alpha">Pseudo-count of successes.</param>
/// <param name="Beta">Pseudo-count of failures.</param>
internal sealed record SharePrior(double Alpha, double Beta) : Prior;

/// <param name="Mean">Null: without evidence there is no belief.</param>
/// <param name="Spread">The standard deviation of single observations, by their mean.</param>
internal sealed record ScalePrior(
    double? Mean, double? Low, double? High, Func<double, double> Spread, bool NeverNegative) : Prior;
