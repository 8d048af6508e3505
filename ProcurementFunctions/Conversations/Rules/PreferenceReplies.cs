using ProcurementFunctions.Conversations.Effects;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What a user prefers, told in a message.</summary>
internal static class PreferenceReplies
{
    public static Outcome Vendor(Hearing hearing, string said, VendorStance stance, string? instead = null)
    {
        if (hearing.Facts.Vendors is not [var vendor])
        {
            return hearing.Reply(hearing.Facts.Vendors.Count == 0
                ? Phrases.UnknownVendor(said)
                : Phrases.WhichVendor(hearing.Facts.Vendors));
        }

        var others = hearing.Session.PreferredVendors.Without(id => id == vendor.VendorId || id == instead);
        var text = stance switch
        {
            VendorStance.Preferred => $"Understood, I prefer {vendor.Name} for you.",
            VendorStance.Excluded => $"Understood, I never buy from {vendor.Name} for you.",
            _ => $"Understood, I treat {vendor.Name} like any other vendor.",
        };
        return new(
            hearing.Session with
            {
                PreferredVendors = stance == VendorStance.Preferred ? others.Add(vendor.VendorId, Session.MaxVendors) : others,
            },
            text,
            Fact: $"The user's stance on vendor {vendor.Name}: {stance.ToString().ToLowerInvariant()}.")
        {
            // What was said before and not meant is taken back with it.
            Effects = instead is null || instead == vendor.VendorId ? [new KeepVendor(vendor.VendorId, stance)] : [new KeepVendor(instead, VendorStance.Neutral), new KeepVendor(vendor.VendorId, stance)],
        };
    }

    public static Outcome Ship(Hearing hearing, Shipping shipping)
    {
        var how = shipping == Shipping.Express ? "express" : "standard";
        return new(hearing.Session, $"Understood, I always ship {how} for you.", Fact: $"The user wants {how} shipping.")
        {
            Effects = [new KeepShipping(shipping)],
        };
    }

    public static Outcome Quantity(Hearing hearing, Wish.SetPreferredQuantity wish)
    {
        var (reference, quantity) = wish;
        if (!quantity.IsValid) return hearing.Reply(Phrases.WhyNoQuantity(quantity));
        return OfItem(
            hearing,
            wish,
            reference,
            item => ($"Understood, you always need at least {Phrases.Number(quantity.Units)} of {Phrases.Item(item.Sku, item.Name)}.",
                new KeepProduct(item.Sku, quantity.Units, null)));
    }

    public static Outcome Critical(Hearing hearing, Wish.SetCritical wish) => OfItem(
        hearing,
        wish,
        wish.Item,
        item => ($"Understood, {Phrases.Item(item.Sku, item.Name)} is {(wish.IsCritical ? "critical" : "not critical")} for you.",
            new KeepProduct(item.Sku, null, wish.IsCritical)));

    public static Outcome Ask(Hearing hearing)
    {
        var (told, products) = (hearing.Facts.Preferences, hearing.Facts.Products);
        var lines = new List<string> { $"- shipping: {(told.Shipping == Shipping.Express ? "express" : "standard")}" };
        if (told.PreferredVendors.Count > 0) lines.Add($"- preferred vendors: {string.Join(", ", told.PreferredVendors)}");
        if (told.ExcludedVendors.Count > 0) lines.Add($"- never from: {string.Join(", ", told.ExcludedVendors)}");
        if ((hearing.Session.BudgetLimit ?? told.BudgetLimit) is { } limit) lines.Add($"- budget: {Amounts.Write(limit)}");
        if (told.Goals is { } goals) lines.Add($"- goals: {GoalRules.Describe(goals)}");
        else if (hearing.Facts.Firm is { } firm) lines.Add($"- goals: those of the firm, {GoalRules.Describe(firm.Goals)}");
        if (told.Absence is { } away) lines.Add($"- away {AbsenceReplies.Days(away)}: {away.Deputy} decides in your place");
        lines.AddRange(products.Select(OfProduct));
        if (!products.Any(product => product.IsCriticalStock)) lines.Add("- critical items: none");
        return hearing.Reply($"What I know of your preferences:\n{string.Join('\n', lines)}");
    }

    private static string OfProduct(ProductFact product)
    {
        var least = product.PreferredQuantity > 0 ? $"at least {Phrases.Number(product.PreferredQuantity)}" : null;
        var critical = product.IsCriticalStock ? "critical" : null;
        var goals = product.Goals is { } weights ? $"goals {GoalRules.Describe(weights)}" : null;
        return $"- {product.Sku}: {string.Join(", ", new[] { least, critical, goals }.OfType<string>().DefaultIfEmpty("nothing special"))}";
    }

    /// <summary>What is decided of the item that is meant, or the question which one it is.</summary>
    public static Outcome OfItem(Hearing hearing, Wish wish, ItemReference reference, Func<ItemFact, (string Text, Effect Effect)> decide)
    {
        if (ItemReplies.WhyNone(hearing, wish, reference) is { } why) return why;
        var item = hearing.Facts.Items[0];
        var (text, effect) = decide(item);
        return new(StockReplies.Remember(hearing.Session, item.Sku, item.Name), text, Fact: text.Replace("Understood, ", "", StringComparison.Ordinal))
        {
            Effects = [effect],
        };
    }
}
