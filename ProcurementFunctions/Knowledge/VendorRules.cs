using System.Text.Json;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Knowledge;

/// <summary>What people may change of what is known about a vendor.</summary>
public static class VendorRules
{
    public const int LongestText = 200;

    public const decimal MostMoney = 1_000_000_000;

    private const string PersonsToken = "person";

    /// <summary>What is wrong with an update, by field; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(VendorUpdate update, string vendorId)
    {
        var errors = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(update.Name) || update.Name.Length > LongestText)
            errors.Add("name", [$"must be 1 to {LongestText} characters"]);
        if (update.CreditRating is < 1 or > 5) errors.Add("creditRating", ["must be 1 (best) to 5"]);
        if (update.Currency is { } currency && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            errors.Add("currency", ["must be three capital letters (ISO 4217)"]);
        if (update.Email is { Length: > 0 } email && !EmailRules.IsAddress(email.Trim())) errors.Add("email", [EmailRules.Rule]);
        if (update.MinOrderValue is < 0 or > MostMoney) errors.Add("minOrderValue", [$"must be from 0 (any) to {MostMoney:0}"]);
        if (update.FreeShippingFrom is < 0 or > MostMoney) errors.Add("freeShippingFrom", [$"must be from 0 (never) to {MostMoney:0}"]);
        foreach (var (field, message) in update.Calendar is { } calendar ? CalendarRules.Check(calendar.ToCalendar()) : []) errors.TryAdd(field, [message]);
        if (!DocumentKey.IsValid(vendorId)) errors.Add("id", [DocumentKey.Rule]);
        else if (update.Id is { } id && id != vendorId) errors.Add("id", ["is not that of the address"]);
        return errors;
    }

    /// <param name="by">Who puts it, and so wrote the facts that are new or other than they were.</param>
    public static VendorDocument Apply(VendorDocument vendor, VendorUpdate update, string by) => vendor with
    {
        Name = update.Name.Trim(),
        Active = update.Active,
        Preferred = update.Preferred,
        CreditRating = update.CreditRating ?? vendor.CreditRating,
        Currency = update.Currency ?? vendor.Currency,
        Email = EmailOf(update, vendor),
        Bounce = EmailOf(update, vendor) == vendor.Email ? vendor.Bounce : null,
        MinOrderValue = update.MinOrderValue is { } least ? (least == 0 ? null : least) : vendor.MinOrderValue,
        FreeShippingFrom = update.FreeShippingFrom is { } free ? (free == 0 ? null : free) : vendor.FreeShippingFrom,
        Calendar = update.Calendar is { } calendar ? (calendar == new CalendarBody() ? null : calendar.ToCalendar()) : vendor.Calendar,
        Facts = update.Facts ?? vendor.Facts,
        FactAuthors = update.Facts is null ? vendor.FactAuthors : AuthorsOf(update.Facts, vendor, by),
    };

    private static string? EmailOf(VendorUpdate update, VendorDocument vendor) =>
        update.Email is { } email ? (email.Trim() is { Length: > 0 } address ? address : null) : vendor.Email;

    private static Dictionary<string, string> AuthorsOf(Dictionary<string, JsonElement> facts, VendorDocument vendor, string by)
    {
        var authors = new Dictionary<string, string>();
        foreach (var (name, fact) in facts)
        {
            if (!vendor.Facts.TryGetValue(name, out var known) || !JsonElement.DeepEquals(known, fact)) authors[name] = by;
            else if (vendor.FactAuthors.TryGetValue(name, out var author)) authors[name] = author;
        }

        return authors;
    }

    /// <summary>The vendor with a belief corrected, pinned or forgotten by a person; a refusal says what is wrong.</summary>
    public static Decision<VendorDocument> Change(
        VendorDocument vendor, string name, BeliefChange change, string by, DateTimeOffset now)
    {
        if (change.Value is { } given && Priors.Refusal(name, given) is { } refusal) return new(refusal);
        var known = vendor.Beliefs.GetValueOrDefault(name) ?? new LearnedBelief();
        return change switch
        {
            { Action: BeliefAction.Forget, Value: not null } => new("takes no value to forget"),
            { Action: BeliefAction.Forget } => new(Anew(vendor, name, known, null, now)),
            { Action: BeliefAction.Correct, Value: null } => new("is needed to correct a belief"),
            { Action: BeliefAction.Correct, Value: { } value } => new(Anew(vendor, name, known, new(value, now, by), now)),
            _ => Pin(vendor, name, known, change.Value ?? BeliefRules.Of(name, known, now)?.Value, by, now),
        };
    }

    private static Decision<VendorDocument> Pin(
        VendorDocument vendor, string name, LearnedBelief known, double? value, string by, DateTimeOffset now) => value is { } held
        ? new(With(vendor, name, known with { Pinned = new(held, now, by) }))
        : new("is needed: nothing is believed yet that could be pinned");

    /// <summary>
    /// Evidence up to now does not count any more. Who is learning about the vendor just now sees the foreign token and
    /// computes the beliefs anew, without that evidence.
    /// </summary>
    private static VendorDocument Anew(
        VendorDocument vendor, string name, LearnedBelief known, PersonsWord? word, DateTimeOffset now)
    {
        var until = known.LastObserved > now ? known.LastObserved.Value : now;
        return With(vendor, name, new() { CountsAfter = until, Corrected = word }) with
        {
            UnfinishedLessons = [.. vendor.UnfinishedLessons.Where(token => token != PersonsToken), PersonsToken],
        };
    }

    /// <summary>
    /// The vendor with a price that its document did not hold. The beliefs are computed anew the next time that something is
    /// learned, as evidence may have come while the price was read.
    /// </summary>
    internal static VendorDocument WithPrice(VendorDocument vendor, string name, LearnedBelief price) => With(vendor, name, price) with
    {
        UnfinishedLessons = [.. vendor.UnfinishedLessons.Where(token => token != PersonsToken), PersonsToken],
    };

    private static VendorDocument With(VendorDocument vendor, string name, LearnedBelief belief) =>
        vendor with { Beliefs = new Dictionary<string, LearnedBelief>(vendor.Beliefs) { [name] = belief } };
}
