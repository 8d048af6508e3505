namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>Gives each vendor its profile: half of them are dependable, some are middling, the rest are often late.</summary>
internal static class VendorTemper
{
    private const double DependableShare = 0.5;
    private const double MiddlingShare = 0.3;

    public static VendorProfile ProfileOf(string vendorId, SeededDraw draw)
    {
        double Draw(double low, double high, string what) => draw.Between(low, high, "profile", vendorId, what);

        var minLatency = Draw(5, 30, "latency");
        var (onTimeRate, meanDaysLate) = draw.Share("profile", vendorId, "temper") switch
        {
            < DependableShare => (Draw(0.93, 0.99, "onTime"), Draw(0.5, 1.5, "late")),
            < DependableShare + MiddlingShare => (Draw(0.80, 0.92, "onTime"), Draw(1.5, 3.5, "late")),
            _ => (Draw(0.50, 0.75, "onTime"), Draw(3, 8, "late")),
        };
        return new VendorProfile
        {
            MinLatency = TimeSpan.FromMilliseconds(minLatency),
            MaxLatency = TimeSpan.FromMilliseconds(minLatency * Draw(1.5, 3, "jitter")),
            TransientFailureRate = Draw(0.01, 0.05, "transient"),
            ScarceRate = Draw(0.02, 0.15, "scarce"),
            OutOfStockRate = Draw(0, 0.06, "outOfStock"),
            PriceSpread = Draw(0.01, 0.04, "spread"),
            BreakDiscount = Draw(0.02, 0.05, "breaks"),
            ShippingBase = Money(Draw(4, 18, "shippingBase")),
            ShippingShare = Math.Round((decimal)Draw(0.005, 0.025, "shippingShare"), 4),
            ExpressCostFactor = Math.Round((decimal)Draw(1.8, 3, "expressCost"), 1),
            ExpressTimeFactor = Draw(0.35, 0.6, "expressTime"),
            OnTimeRate = onTimeRate,
            MeanDaysLate = meanDaysLate,
            DelayNoticeRate = Draw(0.5, 0.95, "notice"),
            PartialRate = Draw(0.02, 0.12, "partial"),
            BackorderRate = Draw(0.01, 0.06, "backorder"),
            ShortRate = Draw(0.01, 0.06, "short"),
            WebhookLossRate = Draw(0, 0.04, "webhookLoss"),
            WebhookRepeatRate = Draw(0, 0.06, "webhookRepeat"),
        };
    }

    private static decimal Money(double amount) => Math.Round((decimal)amount, 2);
}
