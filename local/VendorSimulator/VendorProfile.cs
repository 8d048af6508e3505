namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>
/// How a simulated vendor behaves. Rates are probabilities, 0 to 1. What an order will go through is settled by the profile
/// at the time when it is taken; a later change of profile does not touch it.
/// </summary>
public sealed record VendorProfile
{
    /// <summary>An exact vendor: no latency, no failures, always on time and in full, at the list price.</summary>
    public static VendorProfile Exact { get; } = new();

    public VendorFault Fault { get; init; }

    /// <summary>Wall-clock time that an answer takes, between these two.</summary>
    public TimeSpan MinLatency { get; init; }

    public TimeSpan MaxLatency { get; init; }

    /// <summary>How many quote and order requests are answered 503 at first; a repeated request gets through.</summary>
    public double TransientFailureRate { get; init; }

    /// <summary>How many of its items it has only a little of.</summary>
    public double ScarceRate { get; init; }

    /// <summary>How many of its items it has nothing of; never those that no other vendor sells.</summary>
    public double OutOfStockRate { get; init; }

    /// <summary>Prices lie this share around the list price.</summary>
    public double PriceSpread { get; init; }

    /// <summary>All prices are multiplied by this.</summary>
    public decimal PriceFactor { get; init; } = 1m;

    /// <summary>What the first price break takes off; the second takes off twice as much. 0: no price breaks.</summary>
    public double BreakDiscount { get; init; }

    /// <summary>Standard shipping: a fixed cost and a share of the goods' value.</summary>
    public decimal ShippingBase { get; init; }

    public decimal ShippingShare { get; init; }

    /// <summary>The least that the goods of an order must be worth; 0: anything.</summary>
    public decimal MinOrderValue { get; init; }

    /// <summary>From which value of the goods on it ships free; null: never.</summary>
    public decimal? FreeShippingFrom { get; init; }

    /// <summary>What it quotes in.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>What express costs, as a multiple of standard, and how long it takes, as a share of it.</summary>
    public decimal ExpressCostFactor { get; init; } = 2m;

    public double ExpressTimeFactor { get; init; } = 0.5;

    /// <summary>Whether it quotes several items as one order; else it does not know that address.</summary>
    public bool QuotesJointly { get; init; } = true;

    /// <summary>How many orders arrive by the promised time.</summary>
    public double OnTimeRate { get; init; } = 1;

    /// <summary>By how many days the others are late, on average.</summary>
    public double MeanDaysLate { get; init; }

    /// <summary>How many days late a late order is at least.</summary>
    public double LeastDaysLate { get; init; } = 0.25;

    /// <summary>How many late orders are announced as delayed.</summary>
    public double DelayNoticeRate { get; init; } = 1;

    /// <summary>How many orders come in two shipments.</summary>
    public double PartialRate { get; init; }

    /// <summary>How many orders wait, in part, for goods that the vendor has to get first.</summary>
    public double BackorderRate { get; init; }

    /// <summary>How many orders are delivered in a smaller quantity than ordered.</summary>
    public double ShortRate { get; init; }

    /// <summary>How many orders are delivered in a larger quantity than ordered.</summary>
    public double OverRate { get; init; }

    /// <summary>The unit price is multiplied by this when an order is acknowledged; it was taken at the quoted price.</summary>
    public decimal AcknowledgedPriceFactor { get; init; } = 1m;

    /// <summary>Days that its standard lead times are longer than its catalog says.</summary>
    public int ExtraLeadDays { get; init; }

    /// <summary>How many orders the vendor itself cancels.</summary>
    public double CancelRate { get; init; }

    /// <summary>How many webhooks are never sent, and how many are sent twice.</summary>
    public double WebhookLossRate { get; init; }

    public double WebhookRepeatRate { get; init; }
}
