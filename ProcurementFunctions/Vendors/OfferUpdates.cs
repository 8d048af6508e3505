using System.Globalization;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Vendors;

/// <summary>What a person's PUT makes of an offer, by the checks that a file's rows pass too. Pure.</summary>
internal static class OfferUpdates
{
    public const int MostLater = 24;
    public const int MostContracts = 200;

    /// <summary>The offer as it is to be.</summary>
    /// <param name="before">Null: there is none yet.</param>
    /// <param name="errors">What is wrong, by field; nothing is to be written where there is anything.</param>
    public static VendorOffer Of(
        string sku, string vendorId, VendorOffer? before, OfferBody body, OperationsSettings firm, DateOnly today, Dictionary<string, string[]> errors)
    {
        if (body.Sku is { } other && other != sku) errors.TryAdd("sku", ["is not that of the address"]);
        if (body.VendorId is { } vendor && vendor != vendorId) errors.TryAdd("vendorId", ["is not that of the address"]);
        var read = OfferRules.Read(sku, vendorId, body, firm);
        foreach (var (field, message) in read.Errors) errors.TryAdd(field, [message]);
        return read.Offer with
        {
            SchemaVersion = before?.SchemaVersion ?? default,
            Type = before?.Type,
            Newer = before?.Newer,
            UnknownFields = before?.UnknownFields,
            Untold = before?.Untold,
            LaterTerms = body.Later is { } later ? LaterOf(read.Offer, later, firm, today, errors) : before?.LaterTerms ?? [],
            Contracts = body.Contracts is { } contracts ? ContractsOf(read.Offer, before?.Contracts ?? [], contracts, firm, errors) : before?.Contracts ?? [],
        };
    }

    private static DatedTerms[] LaterOf(
        VendorOffer offer, IReadOnlyList<OfferTermsBody> bodies, OperationsSettings firm, DateOnly today, Dictionary<string, string[]> errors)
    {
        if (bodies.Count > MostLater) errors.TryAdd("later", [Invariant($"may hold {MostLater} terms at most")]);
        var found = new List<DatedTerms>();
        foreach (var (body, at) in bodies.Take(MostLater).Select((body, at) => (body, $"later[{at}]")))
        {
            if (body is null)
            {
                errors.TryAdd(at, ["must not be null"]);
                continue;
            }

            var read = OfferRules.Read(offer.Sku, offer.VendorId, body, firm);
            foreach (var (field, message) in read.Errors) errors.TryAdd($"{at}.{field}", [message]);
            var from = body.ValidFrom;
            if (!(from > today) || from <= offer.ValidFrom) errors.TryAdd($"{at}.validFrom", [Invariant($"must be after today, {today:yyyy-MM-dd}, and after the offer's own first day")]);
            else if (found.Any(known => known.ValidFrom == from)) errors.TryAdd($"{at}.validFrom", ["is that of other terms too"]);
            found.Add(DatedTerms.Of(read.Offer));
        }

        return [.. found.OrderBy(terms => terms.ValidFrom)];
    }

    private static SupplyContract[] ContractsOf(
        VendorOffer offer, IReadOnlyList<SupplyContract> before, IReadOnlyList<ContractBody> bodies, OperationsSettings firm, Dictionary<string, string[]> errors)
    {
        if (bodies.Count > MostContracts) errors.TryAdd("contracts", [Invariant($"may hold {MostContracts} contracts at most")]);
        var found = new List<SupplyContract>();
        foreach (var (body, at) in bodies.Take(MostContracts).Select((body, at) => (body, $"contracts[{at}]")))
        {
            if (body is null) errors.TryAdd(at, ["must not be null"]);
            else if (ContractOf(offer, body, at, firm, found, errors) is { } contract) found.Add(contract with { Drawn = before.FirstOrDefault(known => known.Number == contract.Number)?.Drawn ?? contract.Drawn });
        }

        foreach (var gone in before.Where(known => known.Drawn.Count > 0 && found.TrueForAll(kept => kept.Number != known.Number)))
            errors.TryAdd("contracts", [Invariant($"contract {gone.Number} cannot be removed, as orders have drawn {gone.Drawn.Values.Sum()} of it; end it with validTo")]);
        return [.. found];
    }

    private static SupplyContract? ContractOf(
        VendorOffer offer, ContractBody body, string at, OperationsSettings firm, List<SupplyContract> others, Dictionary<string, string[]> errors)
    {
        var number = body.Number?.Trim() ?? "";
        if (number.Length is 0 or > OfferRules.LongestText) errors.TryAdd($"{at}.number", [Invariant($"must be 1 to {OfferRules.LongestText} characters")]);
        else if (others.Exists(known => known.Number == number)) errors.TryAdd($"{at}.number", ["is that of another contract of the offer"]);
        if (body.Quantity is < 1 or > OfferRules.MostUnits) errors.TryAdd($"{at}.quantity", [Invariant($"must be from 1 to {OfferRules.MostUnits}")]);
        var read = OfferRules.Read(offer.Sku, offer.VendorId, body.ToDraft(), firm);
        foreach (var (field, message) in read.Errors) errors.TryAdd($"{at}.{field}", [message]);
        if (errors.Keys.Any(field => field.StartsWith(at, StringComparison.Ordinal))) return null;
        var contract = OfferRules.ContractOf(number, read, body.Quantity);
        if (ContractRules.Overlapping(others, contract) is { } other) errors.TryAdd($"{at}.validFrom", [ContractRules.SaysOverlap(other)]);
        return contract;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
