using ProcurementFunctions.Hosting;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing.Choosing;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Sourcing;

/// <summary>Asks a vendor for a quote and remembers what its answer says about the vendor.</summary>
internal sealed class QuoteDesk(
    IVendorClient vendors, IOfferStore offers, IPreferencesStore preferences, IOperationsStore operations, IKnowledge knowledge, TimeProvider time)
{
    /// <summary>The vendor's quote with what it usually takes; a failure says why there is none or why it does not count.</summary>
    /// <exception cref="VendorUnavailableException">The vendor cannot be reached.</exception>
    public async Task<QuoteAnswer> AskAsync(string vendorId, SourcingRequest wish, CancellationToken cancellation)
    {
        var shipping = wish.Shipping ?? (wish.ForUser is null
            ? Shipping.Standard
            : (await preferences.ReadAsync(wish.ForUser, cancellation))?.Document.Shipping ?? Shipping.Standard);
        var offer = (await offers.ReadAsync(wish.Sku, vendorId, cancellation))?.Document;
        var asking = new QuoteWish(wish.Sku, Whole(wish.Quantity, offer?.SoldBy), shipping, wish.NeededBy, offer?.SoldBy, offer?.StockUnit);
        var contract = offer is null ? null : ContractRules.Current(offer, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        asking = asking with { Contract = contract?.Number, Cause = wish.Cause };
        Decision<Quote> answer;
        try
        {
            answer = await vendors.RequestQuoteAsync(vendorId, asking, cancellation);
        }
        catch (QuotePendingException pending)
        {
            return new(vendorId, null, "was asked by e-mail and has not answered yet", AwaitedUntil: pending.AnswerBy);
        }

        // Shipping is quoted for the quantity asked for. Where minimum, maximum, packs or stock make it another one, the
        // quote that counts is that for what can be ordered, in the unit that the vendor sells it by.
        if (answer is { IsAccepted: true, Value: { } first })
        {
            var orderable = asking with { Quantity = QuotePricing.OrderableQuantity(first, wish.Quantity) ?? asking.Quantity, Unit = first.Unit };
            if (orderable.Quantity != asking.Quantity || first.Unit?.Size is > 1 and var size && size != asking.Unit?.Size)
            {
                asking = orderable;
                answer = await vendors.RequestQuoteAsync(vendorId, asking, cancellation);
            }
        }

        var now = time.GetUtcNow();
        if (!answer.IsAccepted)
        {
            await knowledge.LearnAsync(QuoteLessons.SaidNo(vendorId, wish, now), cancellation);
            return new(vendorId, null, answer.Refusal);
        }

        var settings = (await operations.ReadAsync(cancellation)).Document;
        var read = QuoteTerms.Read(answer.Value, (await knowledge.ReadVendorAsync(vendorId, cancellation))?.Document, settings, now);
        if (!read.IsAccepted)
        {
            await knowledge.LearnAsync(QuoteLessons.SaidNo(vendorId, wish, now), cancellation);
            return new(vendorId, null, read.Refusal);
        }

        // What is usual is what was known before this quote.
        var usual = UsualPriceRules.UsualOf(await knowledge.ReadPriceAsync(vendorId, wish.Sku, cancellation), now);
        var quote = QuoteTerms.Kept(read.Value, asking.Quantity) with
        {
            Usual = usual,
            ForQuantity = asking.Quantity,
            Contract = contract is null ? null : new(contract.Number, contract.UnitPrice, contract.Left),
        };
        await LearnAsync(quote, wish, now, cancellation);
        return new(vendorId, quote, null);
    }

    /// <summary>What is asked for: whole ones of what the vendor sells.</summary>
    private static int Whole(int quantity, PurchaseUnit? unit) => unit is null ? quantity : unit.StockUnits(unit.PurchaseUnits(quantity));

    private async Task LearnAsync(Quote quote, SourcingRequest wish, DateTimeOffset now, CancellationToken cancellation)
    {
        var price = QuotePricing.UnitPriceAt(quote, wish.Quantity);
        await knowledge.LearnAsync(
            new Evidence
            {
                Id = $"quote:{quote.VendorId}:{quote.QuoteId}",
                VendorId = quote.VendorId,
                Sku = wish.Sku,
                At = now,
                UnitPrice = price,
                IsFarOff = quote.Usual is { } usual && UsualPriceRules.IsFarOff(usual, price),
                InStock = quote.Available >= wish.Quantity,
                Answered = true,
            },
            cancellation);
    }
}
