using System.Globalization;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>What a vendor quotes. Price and stock follow from seed, vendor and item alone.</summary>
internal static class QuoteRules
{
    private const decimal LeastPrice = 0.01m;
    private const int FirstBreak = 5;
    private const int SecondBreak = 20;

    public static QuoteAnswer Quote(
        VendorDesk desk, SimulatedOffer offer, QuoteRequest request, SeededDraw draw, DateTimeOffset now, TimeSpan validity)
    {
        var profile = desk.Profile;
        var breaks = PriceBreaks(desk, offer, draw);
        var unpriced = new QuoteAnswer(
            "",
            offer.Sku,
            0,
            breaks,
            offer.MinOrderQty,
            offer.MaxOrderQty,
            offer.PackSize,
            StockRules.Available(desk, offer, draw),
            LeadTime(profile, offer, request.Shipping),
            0,
            profile.Currency,
            now.Add(validity),
            offer.Unit);
        var price = unpriced.PriceOf(request.Quantity);
        var quote = unpriced with
        {
            UnitPrice = price,
            ShippingCost = ShippingCost(profile, request.Shipping, price * request.Quantity),
        };
        return quote with { QuoteId = QuoteId(desk, request, quote, draw, now) };
    }

    /// <summary>The same question on the same day is the same quote, while the vendor has not changed its mind.</summary>
    private static string QuoteId(
        VendorDesk desk, QuoteRequest request, QuoteAnswer quote, SeededDraw draw, DateTimeOffset now)
    {
        var terms = FormattableString.Invariant(
            $"{request.Quantity}|{request.Shipping}|{request.NeededBy:O}|{quote.UnitPrice}|{quote.ShippingCost}|{quote.Available}");
        return "Q-" + draw.Name(
            12, "quote", desk.Id, request.Sku, terms, now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static List<PriceBreak> PriceBreaks(VendorDesk desk, SimulatedOffer offer, SeededDraw draw)
    {
        var profile = desk.Profile;
        var swing = draw.Between(-profile.PriceSpread, profile.PriceSpread, "price", desk.Id, offer.Sku);
        var price = offer.UnitPrice * (1 + (decimal)swing) * profile.PriceFactor;
        var breaks = new List<PriceBreak> { new(offer.MinOrderQty, Cents(price)) };
        if (profile.BreakDiscount > 0)
        {
            AddBreak(FirstBreak, 1);
            AddBreak(SecondBreak, 2);
        }
        return breaks;

        void AddBreak(int minimums, int discounts)
        {
            var quantity = WholePacks(offer, (long)offer.MinOrderQty * minimums);
            if (quantity <= (offer.MaxOrderQty ?? int.MaxValue))
                breaks.Add(new((int)quantity, Cents(price * (1 - ((decimal)profile.BreakDiscount * discounts)))));
        }
    }

    private static long WholePacks(SimulatedOffer offer, long quantity) =>
        (quantity + offer.PackSize - 1) / offer.PackSize * offer.PackSize;

    private static int LeadTime(VendorProfile profile, SimulatedOffer offer, ShippingSpeed shipping) =>
        shipping == ShippingSpeed.Express
            ? Math.Max(1, (int)Math.Ceiling(offer.LeadTimeDays * profile.ExpressTimeFactor))
            : offer.LeadTimeDays + profile.ExtraLeadDays;

    public static decimal ShippingCost(VendorProfile profile, ShippingSpeed shipping, decimal goods)
    {
        if (goods >= profile.FreeShippingFrom) return 0;
        var standard = profile.ShippingBase + (profile.ShippingShare * goods);
        return Math.Round(shipping == ShippingSpeed.Express ? standard * profile.ExpressCostFactor : standard, 2);
    }

    private static decimal Cents(decimal price) => Math.Max(LeastPrice, Math.Round(price, 2));
}
