namespace ProcurementFunctions.Vendors;

/// <summary>On which days an offer and its contracts count, and what orders leave of them. Pure.</summary>
internal static class ContractRules
{
    /// <summary>Why an offer does not count on a day; null: it does.</summary>
    public static string? WhyNot(VendorOffer offer, DateOnly today)
    {
        if (Current(offer, today) is not null) return null;
        if (offer.ValidFrom > today) return FormattableString.Invariant($"its offer is valid from {offer.ValidFrom:yyyy-MM-dd}");
        return offer.ValidTo < today ? FormattableString.Invariant($"its offer was valid until {offer.ValidTo:yyyy-MM-dd}") : null;
    }

    /// <summary>The contract that counts on a day and of which something is left; null: there is none.</summary>
    public static SupplyContract? Current(VendorOffer offer, DateOnly today) => offer.Contracts.FirstOrDefault(contract =>
        !(contract.ValidFrom > today) && !(contract.ValidTo < today) && !(contract.Left <= 0));

    /// <summary>Another contract that counts on the same days; null: none does.</summary>
    public static SupplyContract? Overlapping(IEnumerable<SupplyContract> others, SupplyContract contract) => others.FirstOrDefault(other =>
        other.Number != contract.Number && !(other.ValidFrom > contract.ValidTo) && !(contract.ValidFrom > other.ValidTo));

    /// <summary>That a contract counts on the same days as another one, in plain words.</summary>
    public static string SaysOverlap(SupplyContract other) => FormattableString.Invariant(
        $"counts on the same days as contract {other.Number}{(other.ValidFrom is { } from ? $", from {from:yyyy-MM-dd}" : "")}{(other.ValidTo is { } to ? $", until {to:yyyy-MM-dd}" : "")}");

    /// <summary>The offer with a contract put in; what was drawn of it stays.</summary>
    public static VendorOffer With(VendorOffer offer, SupplyContract contract)
    {
        var before = offer.Contracts.FirstOrDefault(known => known.Number == contract.Number);
        var put = before is null ? contract : contract with { Drawn = before.Drawn };
        return offer with { Contracts = [.. offer.Contracts.Where(known => known != before), put] };
    }

    /// <summary>An order draws so many units of a contract; 0: none any more. The same again changes nothing.</summary>
    public static VendorOffer Drawn(VendorOffer offer, string number, string orderNumber, int units)
    {
        if (offer.Contracts.FirstOrDefault(known => known.Number == number) is not { } contract || contract.Drawn.GetValueOrDefault(orderNumber) == units) return offer;
        var drawn = contract.Drawn.Where(order => order.Key != orderNumber).ToDictionary();
        if (units > 0) drawn[orderNumber] = units;
        return offer with { Contracts = [.. offer.Contracts.Select(known => known == contract ? contract with { Drawn = drawn } : known)] };
    }
}
