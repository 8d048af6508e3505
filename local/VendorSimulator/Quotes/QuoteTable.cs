using System.Text.Json;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Storage;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>The quotes that vendors gave.</summary>
internal sealed class QuoteTable(SimulatorDatabase database)
{
    /// <summary>The first quote of an id stands, so that the same question has one answer.</summary>
    public GivenQuote AddOrGet(string vendorId, GivenQuote quote) => database.Write(work =>
    {
        work.Execute(
            "INSERT INTO quotes (vendor_id, quote_id, valid_until, body) VALUES ($vendor, $quote, $until, $body) ON CONFLICT DO NOTHING",
            ("$vendor", vendorId),
            ("$quote", quote.Quote.QuoteId),
            ("$until", quote.Quote.ValidUntil.ToUnixTimeMilliseconds()),
            ("$body", JsonSerializer.Serialize(quote, VendorJson.Default.GivenQuote)));
        return Read(work, vendorId, quote.Quote.QuoteId)!;
    });

    public GivenQuote? Find(string vendorId, string quoteId) =>
        database.Read(work => Read(work, vendorId, quoteId));

    /// <summary>Forgets the quotes that expired before <paramref name="time"/>; orders need them no more.</summary>
    public int Forget(DateTimeOffset time) => database.Write(work => work.Execute(
        "DELETE FROM quotes WHERE valid_until < $time", ("$time", time.ToUnixTimeMilliseconds())));

    private static GivenQuote? Read(SimulatorWork work, string vendorId, string quoteId) => work
        .Find(
            "SELECT body FROM quotes WHERE vendor_id = $vendor AND quote_id = $quote",
            row => JsonSerializer.Deserialize(row.GetString(0), VendorJson.Default.GivenQuote)!,
            ("$vendor", vendorId),
            ("$quote", quoteId));
}
