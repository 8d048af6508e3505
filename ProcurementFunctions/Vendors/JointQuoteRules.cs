using ProcurementFunctions.Hosting;

namespace ProcurementFunctions.Vendors;

/// <summary>Whether a vendor's joint quote makes sense: it quotes what was asked for, line by line, and nothing that cannot be.</summary>
internal static class JointQuoteRules
{
    /// <summary>The quote in our form; refused, with the reason, where each line would be refused as a quote of its own.</summary>
    public static Decision<JointQuote> Accept(string vendorId, IReadOnlyList<JointQuoteWish> asked, JointQuoteBody body)
    {
        if (body.Lines is not { } lines || lines.Count != asked.Count || lines.Any(line => line is null)) return new("quoted other items than were asked for");
        var accepted = new List<JointQuoteLine>(asked.Count);
        foreach (var wish in asked)
        {
            if (lines.FirstOrDefault(line => line.Sku == wish.Sku && line.Quantity == wish.Quantity) is not { } line)
                return new($"did not quote {wish.Quantity} of {wish.Sku}");
            var single = new QuoteBody(
                body.QuoteId, line.Sku, line.UnitPrice, null, null, null, null, line.Available, line.LeadTimeDays, body.ShippingCost, body.Currency, body.ValidUntil);
            var read = QuoteRules.Accept(vendorId, new(wish.Sku, wish.Quantity, default), single);
            if (!read.IsAccepted) return new(read.Refusal);
            accepted.Add(new(wish.Sku, wish.Quantity, line.UnitPrice, read.Value.Available, line.LeadTimeDays));
        }

        return new(new JointQuote(body.QuoteId, accepted, body.ShippingCost, body.Currency, body.ValidUntil));
    }
}
