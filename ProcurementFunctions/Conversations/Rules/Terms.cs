using System.Globalization;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Reading;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What was said with an order or a deal: checked, and in the terms of sourcing. Pure.</summary>
internal static class Terms
{
    public static DealTerms Of(OrderOptions options, DateOnly today) => options == OrderOptions.None
        ? DealTerms.None
        : new(options.By?.From(today), options.Shipping, options.Vendor, options.MaxTotal?.Amount, options.MaxUnitPrice?.Amount);

    /// <summary>Why they cannot be taken as they were said; null: they can.</summary>
    public static string? WhyNot(OrderOptions options, DateOnly today)
    {
        if (options.By?.From(today) is { } day && day < today)
            return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} has passed; today is {today:yyyy-MM-dd}. By when do you need it?");
        foreach (var money in new[] { options.MaxTotal, options.MaxUnitPrice }.OfType<Money>())
        {
            if (money.Doubt is { } doubt) return $"I am not sure which amount \"{doubt}\" is, as it can be read in two ways. What may it cost at most?";
            if (money.Currency is not (null or "$")) return $"I do not convert {money.Currency}. What may it cost at most in the firm's currency?";
            if (money.Amount is null || decimal.Round(money.Amount.Value, 2) != money.Amount) return "What may it cost at most? Give me an amount above 0.";
        }

        return options.Note?.Length > PurchaseWishRules.LongestNote ? $"A note may have {PurchaseWishRules.LongestNote} characters at most. Can you make it shorter?" : null;
    }

    /// <summary>To follow what is ordered, such as ", needed by 2027-01-15, by express"; empty where nothing was said.</summary>
    public static string Said(PurchaseRequest request) => AskedTerms.Of(request);

    public static PurchaseRequest With(PurchaseRequest request, OrderOptions options, string? vendorId, DateOnly today) => request with
    {
        NeededBy = options.By?.From(today),
        Shipping = options.Shipping,
        Vendor = vendorId,
        MaxTotal = options.MaxTotal?.Amount,
        MaxUnitPrice = options.MaxUnitPrice?.Amount,
        Note = options.Note,
    };
}
