namespace ProcurementFunctions.Knowledge;

/// <summary>The names of the beliefs that the agent itself forms.</summary>
public static class BeliefNames
{
    /// <summary>Share of orders delivered by the promised or due date.</summary>
    public const string OnTimeRate = "onTimeRate";

    /// <summary>Units received by units ordered.</summary>
    public const string FillRate = "fillRate";

    /// <summary>Units rejected by units received.</summary>
    public const string RejectRate = "rejectRate";

    /// <summary>Actual days from order to goods.</summary>
    public const string LeadTimeDays = "leadTimeDays";

    /// <summary>Actual days minus promised days; above 0: later than promised.</summary>
    public const string PromiseErrorDays = "promiseErrorDays";

    /// <summary>Share of quotes that could cover the whole quantity from stock.</summary>
    public const string StockLikelihood = "stockLikelihood";

    /// <summary>Share of orders that the vendor took when they were placed.</summary>
    public const string AcceptRate = "acceptRate";

    /// <summary>Share of requests for quotation that the vendor answered, with a quote or a no.</summary>
    public const string QuoteAnswerRate = "quoteAnswerRate";

    /// <summary>
    /// The firm's own days about an order: from the need to the order (quotes, approval, the time in which it can be
    /// withdrawn), and from the delivery to the shelf.
    /// </summary>
    public const string OwnDays = "ownDays";

    /// <summary>Share of the orders that the vendor took and then took back.</summary>
    public const string WithdrawnRate = "withdrawnRate";

    /// <summary>Days from the need until it was known that the vendor had taken the order back.</summary>
    public const string WithdrawnAfterDays = "withdrawnAfterDays";

    /// <summary>Share of invoices that agreed with the order and the receipts, so that no person had to look.</summary>
    public const string InvoiceAccuracy = "invoiceAccuracy";

    /// <summary>Share of the agent's own proposals to buy from the vendor to which people agreed unchanged.</summary>
    public const string AgreementRate = "agreementRate";

    /// <summary>How people rate the vendor, 0 to 1.</summary>
    public const string Rating = "rating";

    private const string PricePrefix = "price:";

    /// <summary>Price of one unit of an item.</summary>
    public static string Price(string sku) => PricePrefix + sku;

    /// <summary>The item of a price's name.</summary>
    public static string SkuOf(string price) => price[PricePrefix.Length..];

    /// <summary>Whether a name is that of an item's price.</summary>
    public static bool IsPrice(string name) =>
        name.StartsWith(PricePrefix, StringComparison.Ordinal) && name.Length > PricePrefix.Length;
}
