using System.Globalization;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Wishes;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What the agent has learned of a vendor.</summary>
internal static class VendorReplies
{
    private const int MostNoted = 5;
    private const int MostOfNote = 80;

    public static Outcome Ask(Hearing hearing, Wish.AskVendor ask)
    {
        if (ask.Asks is { } what) return hearing.Reply(hearing.Facts.Vendors is [{ Record.Terms: var terms } asked] ? Terms(asked, terms, what) : Known(hearing.Facts.Vendors, ask.Vendor));
        var first = Known(hearing.Facts.Vendors, ask.Vendor);
        return hearing.Reply(ask.Other is { } other ? $"{first}\n{Known(hearing.Facts.OtherVendors, other)}" : first);
    }

    private static string Known(IReadOnlyList<VendorFact> vendors, string said)
    {
        if (vendors is not [{ Record: { } record } vendor]) return vendors.Count == 0 ? Phrases.UnknownVendor(said) : Phrases.WhichVendor(vendors);
        List<string> known = [];
        if (record.OnTime is { } onTime) known.Add($"in time {Share(onTime)}, {Sure(onTime, 100, " %")}");
        if (record.Days is { } days) known.Add($"about {Number(days.Value)} days from order to goods, {Sure(days, 1, "")}");
        if (record.Filled is { } filled) known.Add($"delivers {Share(filled)} of what is ordered");
        if (record.Rejected is { } rejected) known.Add($"{Share(rejected)} of it is rejected");
        if (record.Rating is { } rating) known.Add($"people rate it {Share(rating)}");
        var learned = known.Count == 0 ? "I have seen nothing of it yet and reckon with what is usual" : string.Join("; ", known);
        var orders = $"I have placed {Phrases.Number(record.OrdersPlaced)} {(record.OrdersPlaced == 1 ? "order" : "orders")} with it.";
        return $"{vendor.Name} ({vendor.VendorId}): {learned}. {orders}{(record.IsActive ? "" : " The firm does not buy from it now.")}";
    }

    private static string Terms(VendorFact vendor, VendorTermsFact terms, string asks)
    {
        var name = $"{vendor.Name} ({vendor.VendorId})";
        var noted = terms.Noted.Count == 0 ? "" : $" Noted by people: {string.Join("; ", terms.Noted.Take(MostNoted).Select(note => Phrases.Shortened(note, MostOfNote)))}.";
        if (asks == "contact")
            return terms.Email is { } email ? $"{name}: orders are mailed to {email}.{noted}" : $"I know no address of {name}.{noted} An administrator can enter one on the vendor's page.";
        var least = terms.MinOrderValue is { } value ? $"an order must come to {Phrases.Money(value, terms.Currency)} at least" : "no minimum order value is known";
        var free = terms.FreeShippingFrom is { } from ? $"it ships free from {Phrases.Money(from, terms.Currency)}" : "nothing is known of free shipping";
        return $"{name}: {least}; {free}; it quotes in {terms.Currency}.{noted} What shipping costs, and how many of an item it sells at least, its quotes say: ask for a deal.";
    }

    private static string Sure(LearnedFact fact, double unit, string sign) => fact.Observations == 0
        ? "as a person has said"
        : $"most likely {Number(fact.Low * unit)} to {Number(fact.High * unit)}{sign}, seen {Phrases.Number(fact.Observations)} times";

    private static string Share(LearnedFact fact) => $"{Number(fact.Value * 100)} %";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
