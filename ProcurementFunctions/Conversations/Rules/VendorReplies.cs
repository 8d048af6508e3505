using System.Globalization;
using ProcurementFunctions.Conversations.Facts;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>What the agent has learned of a vendor, and why it orders from none by its name alone.</summary>
internal static class VendorReplies
{
    public static Outcome Ask(Hearing hearing, string said)
    {
        if (hearing.Facts.Vendors is not [{ Record: { } record } vendor])
            return hearing.Reply(hearing.Facts.Vendors.Count == 0 ? Phrases.UnknownVendor(said) : Phrases.WhichVendor(hearing.Facts.Vendors));
        List<string> known = [];
        if (record.OnTime is { } onTime) known.Add($"in time {Share(onTime)}, {Sure(onTime, 100, " %")}");
        if (record.Days is { } days) known.Add($"about {Number(days.Value)} days from order to goods, {Sure(days, 1, "")}");
        if (record.Filled is { } filled) known.Add($"delivers {Share(filled)} of what is ordered");
        if (record.Rejected is { } rejected) known.Add($"{Share(rejected)} of it is rejected");
        if (record.Rating is { } rating) known.Add($"people rate it {Share(rating)}");
        var learned = known.Count == 0 ? "I have seen nothing of it yet and reckon with what is usual" : string.Join("; ", known);
        var orders = $"I have placed {Phrases.Number(record.OrdersPlaced)} {(record.OrdersPlaced == 1 ? "order" : "orders")} with it.";
        return hearing.Reply($"{vendor.Name} ({vendor.VendorId}): {learned}. {orders}{(record.IsActive ? "" : " The firm does not buy from it now.")}");
    }

    public static Outcome FromOne(Hearing hearing, string vendor) => hearing.Reply(
        $"I order from no vendor by its name alone: I ask all approved ones for quotes, and your goals and preferences decide. To favour one say \"I prefer {Phrases.Shortened(vendor)}\", "
            + $"then ask again without \"from {Phrases.Shortened(vendor)}\".");

    private static string Sure(LearnedFact fact, double unit, string sign) => fact.Observations == 0
        ? "as a person has said"
        : $"most likely {Number(fact.Low * unit)} to {Number(fact.High * unit)}{sign}, seen {Phrases.Number(fact.Observations)} times";

    private static string Share(LearnedFact fact) => $"{Number(fact.Value * 100)} %";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
