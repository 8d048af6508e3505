using System.Globalization;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Mail;

/// <summary>What a vendor may enter on the page of a mail, and what that changes. A refusal is said to the vendor. Pure.</summary>
internal static class EntryRules
{
    public const int LongestText = 500;
    public const int LongestTracking = 100;
    public const int MostDays = 3650;

    /// <summary>More changes of mind than a vendor has; what comes after is a matter for people.</summary>
    public const int MostEntries = 50;

    /// <summary>Whether the vendor has said something, or never will.</summary>
    public static bool IsAnswered(VendorMailDocument document) => document is { Quote: not null } or { Confirmed: not null } || IsOver(document);

    /// <summary>Whether nothing of it is to come.</summary>
    public static bool IsOver(VendorMailDocument document) => document is { Refused: not null } or { CancelledAt: not null } or { Undeliverable: not null };

    /// <summary>Whether the vendor has been asked to cancel the order and has not answered.</summary>
    public static bool IsCancelAsked(VendorMailDocument document) => document is { CancelAskedAt: not null, CancelRefused: null } && !IsOver(document);

    /// <summary>How many are agreed.</summary>
    public static int Agreed(VendorMailDocument document) => document.Confirmed?.Quantity ?? document.Quantity;

    /// <summary>How many are not sent yet.</summary>
    public static int Open(VendorMailDocument document) => Math.Max(0, Agreed(document) - document.Shipments.Sum(one => one.Quantity));

    /// <summary>A quote, or another one in its place, while the purchase waits for it.</summary>
    public static Decision<VendorMailDocument> Quoted(VendorMailDocument document, MailQuote quote, DateTimeOffset now)
    {
        var today = Day(now);
        if (Busy(document) is { } busy) return new(busy);
        if (!IsPrice(quote.UnitPrice)) return new("the price must be above 0");
        if (quote.ShippingCost is < 0 or > QuoteRules.MostMoney) return new("the shipping must cost 0 or more");
        if (quote.Available is < 1 or > QuoteRules.MostUnits) return new("you must be able to deliver at least 1; else say that you give no quote");
        if (quote.MinOrderQuantity is < 1 or > QuoteRules.MostUnits) return new("the least quantity must be at least 1");
        if (quote.LeadTimeDays is < 0 or > MostDays) return new($"the days until the delivery must be from 0 to {MostDays}");
        if (quote.ValidUntil < today || quote.ValidUntil > today.AddDays(MostDays)) return new("the last day of the quote must not be over");
        var numbered = quote with { Number = (document.Quote?.Number ?? 0) + 1, Note = Short(quote.Note) };
        return new(OutboxRules.Entered(
            document with { Quote = numbered, Refused = null, RemindAt = null },
            "vendorQuoted",
            string.Create(CultureInfo.InvariantCulture, $"{Units(document, document.Quantity)} at {quote.UnitPrice:0.00##} {document.Currency} and {quote.ShippingCost:0.00##} for shipping, {quote.LeadTimeDays} days, until {quote.ValidUntil:yyyy-MM-dd}{Beside(numbered.Note)}"),
            now));
    }

    /// <summary>It gives no quote.</summary>
    public static Decision<VendorMailDocument> Declined(VendorMailDocument document, string? reason, DateTimeOffset now) => (Busy(document), Short(reason)) switch
    {
        ({ } busy, _) => new(busy),
        (_, null) => new("say why, in a few words"),
        (_, { } why) => new(OutboxRules.Entered(document with { Refused = new(now, why), Quote = null, RemindAt = null }, "vendorDeclined", why, now)),
    };

    /// <summary>The order is taken, maybe at another price, for another day, or not all of it.</summary>
    public static Decision<VendorMailDocument> Confirmed(VendorMailDocument document, MailConfirmation said, DateTimeOffset now)
    {
        var today = Day(now);
        if (Closed(document) is { } closed) return new(closed);
        if (IsCancelAsked(document)) return new("the order is to be cancelled: agree to that, or say that you will not");
        if (document.Shipments.Count > 0 && (said.UnitPrice is not null || said.Quantity is not null || said.ShippingCost is not null))
            return new("something of it has been sent; only the day can be changed now");
        if (said.Promised < today || said.Promised > today.AddDays(MostDays)) return new("the day of the delivery must not be over");
        if (said.UnitPrice is { } price && !IsPrice(price)) return new("the price must be above 0");
        if (said.ShippingCost is < 0 or > QuoteRules.MostMoney) return new("the shipping must cost 0 or more");
        if (said.Quantity is { } quantity && (quantity < 1 || quantity > document.Quantity)) return new($"the quantity must be from 1 to the {document.Quantity} that were ordered");
        var before = document.Confirmed;
        var agreed = said with
        {
            At = before?.At ?? now,
            UnitPrice = said.UnitPrice ?? before?.UnitPrice,
            ShippingCost = said.ShippingCost ?? before?.ShippingCost,
            Quantity = said.Quantity ?? before?.Quantity,
            Note = Short(said.Note),
        };
        var what = before is not null && agreed.Promised > before.Promised ? "delayed" : "acknowledged";
        return new(OutboxRules.Entered(document with { Confirmed = agreed, RemindAt = null }, what, Told(document, agreed), now));
    }

    /// <summary>A part of the order, or all that is open, is on its way. An order that nobody confirmed is confirmed by that.</summary>
    public static Decision<VendorMailDocument> Shipped(VendorMailDocument document, int quantity, string? tracking, DateTimeOffset now)
    {
        if (Closed(document) is { } closed) return new(closed);
        if (quantity < 1 || quantity > Open(document)) return new($"the quantity must be from 1 to the {Open(document)} that are open");
        if (tracking?.Length > LongestTracking) return new($"the tracking number must have at most {LongestTracking} characters");
        var shipped = document with
        {
            Confirmed = document.Confirmed ?? new(now, Day(now), null, null, null, null),
            CancelRefused = IsCancelAsked(document) ? new(now, "it is on its way") : document.CancelRefused,
            Shipments = [.. document.Shipments, new($"S-{document.Shipments.Count + 1}", quantity, now, Short(tracking), null)],
            RemindAt = null,
        };
        return new(OutboxRules.Entered(shipped, "shipped", $"{Units(document, quantity)}{(Short(tracking) is { } number ? $", tracking {number}" : "")}", now));
    }

    /// <summary>All that was sent has come.</summary>
    public static Decision<VendorMailDocument> Delivered(VendorMailDocument document, DateTimeOffset now)
    {
        if (Closed(document, sentToo: true) is { } closed) return new(closed);
        var coming = document.Shipments.Where(one => one.DeliveredAt is null).ToArray();
        if (coming.Length == 0) return new("nothing is on its way");
        var delivered = document with { Shipments = [.. document.Shipments.Select(one => one with { DeliveredAt = one.DeliveredAt ?? now })] };
        return new(OutboxRules.Entered(delivered, "delivered", Units(document, coming.Sum(one => one.Quantity)), now));
    }

    /// <summary>The order is not taken, or is given back after it was; as long as nothing of it was sent.</summary>
    public static Decision<VendorMailDocument> Refused(VendorMailDocument document, string? reason, DateTimeOffset now)
    {
        if (Closed(document) is { } closed) return new(closed);
        if (document.Shipments.Count > 0) return new("something of it has been sent");
        return Short(reason) is { } why
            ? new(OutboxRules.Entered(document with { Refused = new(now, why), RemindAt = null }, "cancelled", $"refused: {why}", now))
            : new("say why, in a few words");
    }

    /// <summary>The vendor answers the wish to cancel.</summary>
    /// <param name="reason">Why it will not; not looked at where it agrees.</param>
    public static Decision<VendorMailDocument> CancelAnswered(VendorMailDocument document, bool agrees, string? reason, DateTimeOffset now)
    {
        if (!IsCancelAsked(document)) return new("nobody has asked to cancel it, or that is settled");
        if (agrees) return new(OutboxRules.Entered(document with { CancelledAt = now, RemindAt = null }, "cancelled", "agreed to cancel", now));
        if (Short(reason) is not { } why) return new("say why, in a few words");
        var kept = document with { CancelRefused = new(now, why), Confirmed = document.Confirmed ?? new(now, Day(now), null, null, null, null), RemindAt = null };
        return new(OutboxRules.Entered(kept, "acknowledged", $"will not cancel: {why}", now));
    }

    /// <summary>Why nothing more can be entered; null: it can.</summary>
    private static string? Busy(VendorMailDocument document) => document switch
    {
        { Entries.Count: >= MostEntries } => "it was changed too often; write to the buyer",
        { CancelledAt: not null } or { Undeliverable: not null } => "it is not wanted any more",
        _ => null,
    };

    private static string? Closed(VendorMailDocument document, bool sentToo = false) => document switch
    {
        { Refused: not null } => "you have refused it, and it was asked of others",
        _ when Busy(document) is { } busy && !(sentToo && document.Entries.Count >= MostEntries) => busy,
        _ => null,
    };

    private static string Told(VendorMailDocument document, MailConfirmation said)
    {
        var quantity = said.Quantity is { } less ? $" {Units(document, less)}" : "";
        var price = said.UnitPrice is { } unit ? string.Create(CultureInfo.InvariantCulture, $" at {unit:0.00##} {document.Currency}") : "";
        var shipping = said.ShippingCost is { } cost ? string.Create(CultureInfo.InvariantCulture, $" with {cost:0.00##} {document.Currency} for shipping") : "";
        return string.Create(CultureInfo.InvariantCulture, $"confirmed{quantity}{price}{shipping} for {said.Promised:yyyy-MM-dd}{Beside(said.Note)}");
    }

    private static string Units(VendorMailDocument document, int quantity) =>
        document.Unit is { Size: > 1 } unit ? unit.Describe(unit.StockUnits(quantity)) : string.Create(CultureInfo.InvariantCulture, $"{quantity} units");

    private static string Beside(string? note) => note is null ? "" : $": {note}";

    private static bool IsPrice(decimal price) => price is > 0 and <= QuoteRules.MostMoney;

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>One line, without control characters, and not too long; null: nothing is left.</summary>
    private static string? Short(string? text)
    {
        if (text is null) return null;
        var plain = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length > LongestText) plain = plain[..(char.IsHighSurrogate(plain[LongestText - 1]) ? LongestText - 1 : LongestText)];
        return plain.Length == 0 ? null : plain;
    }
}
