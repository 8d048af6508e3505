using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>How the agent says what was agreed with vendors.</summary>
internal static class ContractSayings
{
    private const int MostShown = 10;
    private const int SoonDays = 90;

    /// <param name="vendor">The vendor that was asked about; null: all.</param>
    /// <param name="sku">The item that was asked about; null: all.</param>
    /// <param name="when">In which time a contract must end, as the language has it; null: whenever.</param>
    public static string Of(ContractsInsight known, (string Id, string Name)? vendor, string? sku, string? when)
    {
        var last = when is null ? (DateOnly?)null : LastDay(known.Today, when);
        KnownContract[] asked = [.. known.Contracts.Where(contract =>
            (vendor is null || contract.VendorId == vendor.Value.Id) && (sku is null || contract.Sku == sku) && (last is null || contract.ValidTo <= last))];
        var of = $"{(vendor is { } one ? $" with {one.Name}" : "")}{(sku is null ? "" : $" for {sku}")}";
        if (asked.Length == 0) return last is { } day ? $"No contract{of} ends by {InsightReplies.Day(day)}." : $"There is no contract{of} that counts now or later.";
        var count = $"{Phrases.Number(asked.Length)} {(asked.Length == 1 ? "contract" : "contracts")}{of}";
        var head = last is { } end ? $"{count} {(asked.Length == 1 ? "ends" : "end")} by {InsightReplies.Day(end)}." : $"There {(asked.Length == 1 ? "is" : "are")} {count}.";
        var lines = asked.Take(MostShown).Select(contract => $"\n- {Line(contract, known)}");
        return $"{head}{string.Concat(lines)}{(asked.Length > MostShown ? $"\nand {Phrases.Number(asked.Length - MostShown)} more" : "")}";
    }

    private static string Line(KnownContract contract, ContractsInsight known)
    {
        var left = contract is { Left: { } units, Quantity: { } agreed }
            ? $"{Phrases.Number(Math.Max(0, units))} of {Phrases.Number(agreed)} left"
            : "for any number";
        var from = contract.ValidFrom > known.Today ? $", from {InsightReplies.Day(contract.ValidFrom.Value)}" : "";
        var to = contract.ValidTo is { } last ? $", until {InsightReplies.Day(last)}" : ", without an end";
        return $"{contract.Number} with {contract.VendorName}: {contract.Sku} at {Phrases.Money(contract.UnitPrice, known.Currency)} each, {left}{from}{to}";
    }

    private static DateOnly LastDay(DateOnly today, string when)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return when switch
        {
            "week" => today.AddDays(6 - (((int)today.DayOfWeek + 6) % 7)),
            "month" => month.AddMonths(1).AddDays(-1),
            "nextMonth" => month.AddMonths(2).AddDays(-1),
            "quarter" => new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).AddMonths(3).AddDays(-1),
            "year" => new(today.Year, 12, 31),
            _ => today.AddDays(SoonDays),
        };
    }
}
