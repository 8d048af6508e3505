using System.Globalization;
using ProcurementFunctions.Knowledge;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>What asking for a quote shows of a vendor, beside what a quote itself does. Pure.</summary>
internal static class QuoteLessons
{
    /// <summary>It answered, and gave no quote: it does not sell the item, or not so.</summary>
    public static Evidence SaidNo(string vendorId, SourcingRequest wish, DateTimeOffset now) => Asked("no", vendorId, wish, now, true);

    /// <summary>
    /// It did not answer somebody who asked what the best deal is; who asks the same again in the same hour learns nothing
    /// more by it.
    /// </summary>
    public static Evidence Unanswered(string vendorId, SourcingRequest wish, DateTimeOffset now) => Asked("unanswered", vendorId, wish, now, false);

    /// <summary>The vendors that did not answer for a purchase, once for each time that they were asked, after all tries.</summary>
    public static IEnumerable<Evidence> Unanswered(PurchaseDocument purchase, QuoteAnswers given, DateTimeOffset now) =>
        from answer in given.Answers
        where answer.IsUnanswered
        select new Evidence
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"unanswered:{purchase.Id}:{purchase.Round}:{given.PlanNumber}"),
            VendorId = answer.VendorId,
            Sku = purchase.Sku,
            At = now,
            Answered = false,
        };

    private static Evidence Asked(string what, string vendorId, SourcingRequest wish, DateTimeOffset now, bool answered) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{what}:{wish.Sku}:{wish.Quantity}:{now.UtcDateTime:yyyy-MM-dd'T'HH}"),
        VendorId = vendorId,
        Sku = wish.Sku,
        At = now,
        Answered = answered,
    };
}
