using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProcurementFunctions.Local.VendorSimulator.Http;
using ProcurementFunctions.Local.VendorSimulator.Storage;

namespace ProcurementFunctions.Local.VendorSimulator.Quotes;

/// <summary>The quotes that vendors gave.</summary>
internal sealed class QuoteTable(SimulatorDatabase database)
{
    /// <summary>The first quote of an id stands, so that the same question has one answer.</summary>
    public GivenQuote AddOrGet(string vendorId, GivenQuote quote) =>
        AddOrGet(vendorId, quote.Quote.QuoteId, quote.Quote.ValidUntil, quote, VendorJson.Default.GivenQuote);

    /// <inheritdoc cref="AddOrGet(string, GivenQuote)"/>
    public GivenJointQuote AddOrGet(string vendorId, GivenJointQuote quote) =>
        AddOrGet(vendorId, quote.Quote.QuoteId, quote.Quote.ValidUntil, quote, VendorJson.Default.GivenJointQuote);

    public GivenQuote? Find(string vendorId, string quoteId) =>
        database.Read(work => Read(work, vendorId, quoteId, VendorJson.Default.GivenQuote));

    /// <summary>A quote over several items.</summary>
    public GivenJointQuote? FindJoint(string vendorId, string quoteId) =>
        database.Read(work => Read(work, vendorId, quoteId, VendorJson.Default.GivenJointQuote));

    /// <summary>Forgets the quotes that expired before <paramref name="time"/>; orders need them no more.</summary>
    public int Forget(DateTimeOffset time) => database.Write(work => work.Execute(
        "DELETE FROM quotes WHERE valid_until < $time", ("$time", time.ToUnixTimeMilliseconds())));

    private T AddOrGet<T>(string vendorId, string quoteId, DateTimeOffset validUntil, T quote, JsonTypeInfo<T> type)
        where T : class => database.Write(work =>
        {
            work.Execute(
                "INSERT INTO quotes (vendor_id, quote_id, valid_until, body) VALUES ($vendor, $quote, $until, $body) ON CONFLICT DO NOTHING",
                ("$vendor", vendorId),
                ("$quote", quoteId),
                ("$until", validUntil.ToUnixTimeMilliseconds()),
                ("$body", JsonSerializer.Serialize(quote, type)));
            return Read(work, vendorId, quoteId, type)!;
        });

    private static T? Read<T>(SimulatorWork work, string vendorId, string quoteId, JsonTypeInfo<T> type)
        where T : class => work
        .Find(
            "SELECT body FROM quotes WHERE vendor_id = $vendor AND quote_id = $quote",
            row => JsonSerializer.Deserialize(row.GetString(0), type)!,
            ("$vendor", vendorId),
            ("$quote", quoteId));
}
