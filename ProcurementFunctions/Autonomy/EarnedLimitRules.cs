using System.Globalization;
using ProcurementFunctions.Knowledge;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Autonomy;

/// <summary>How much the agent has earned to buy by itself. Pure.</summary>
/// <remarks>
/// <para>limit = 2 × the largest amount agreed to unchanged × the share agreed to unchanged, at least × the share of its promises that the
/// vendor keeps ÷ 2 for each setback; never above what a person set. It grows by steps and is halved at once, the additive increase
/// and multiplicative decrease by which networks stay within a capacity that they do not know (Chiu and Jain, "Analysis of the increase and
/// decrease algorithms for congestion avoidance", 1989).</para>
/// <para>A no about the item, a rejection or an undo, takes it back to nothing until people have agreed as often as is wanted again.
/// What the agent buys by itself is no agreement, so that a limit cannot feed itself: without people's decisions the evidence fades
/// (<see cref="LearningRules.HalfLife"/>) until they are asked again.</para>
/// </remarks>
public static class EarnedLimitRules
{
    /// <summary>By how much the limit may be above the largest amount that people agreed to.</summary>
    public const decimal Step = 2;

    public static EarnedLimit Of(TrackRecord record, VendorTrust vendor, AutonomySettings settings)
    {
        if (WhyNothing(record, vendor, settings) is { } missing) return new(0, missing, record);
        var earned = Step * record.Largest * (decimal)(record.AtLeast * vendor.Kept) / (1L << Math.Min(record.Setbacks.Count, 40));
        var amount = Math.Min(settings.PerPurchase, decimal.Round(earned, 2, MidpointRounding.ToZero));
        return new(amount, Reckoned(record, vendor, amount < decimal.Round(earned, 2, MidpointRounding.ToZero) ? settings.PerPurchase : null), record);
    }

    /// <summary>What a vendor stands for, by what is believed of it.</summary>
    public static VendorTrust TrustIn(VendorDocument vendor, DateTimeOffset now)
    {
        double Share(string name) => BeliefRules.Of(vendor, name, now)!.Value;
        return new(
            Share(BeliefNames.AgreementRate),
            Share(BeliefNames.OnTimeRate) * Share(BeliefNames.FillRate) * (1 - Share(BeliefNames.RejectRate)));
    }

    private static string? WhyNothing(TrackRecord record, VendorTrust vendor, AutonomySettings settings) => record switch
    {
        _ when settings.ExcludedItems.Contains(record.Sku, StringComparer.OrdinalIgnoreCase) => $"{record.Sku} is excluded from what the agent buys by itself",
        _ when settings.ExcludedVendors.Contains(record.VendorId, StringComparer.OrdinalIgnoreCase) => $"{record.VendorId} is excluded from what the agent buys by itself",
        { AsPromised: 0 } => $"no order of it has come from {record.VendorId} as promised yet",
        _ when record.InARow < settings.MinimumObservations => Told(
            $"{record.InARow} proposals were agreed to unchanged{(record.LastNo is { } no ? $" since the no of {no.UtcDateTime:yyyy-MM-dd}" : "")}, and {settings.MinimumObservations} are wanted"),
        _ when record.AtLeast < settings.Confidence => Told(
            $"at least {record.AtLeast:0.00} of the proposals are agreed to unchanged, and {settings.Confidence:0.00} is wanted"),
        _ when vendor.Agreement < settings.Confidence => Told(
            $"{vendor.Agreement:0.00} of all proposals to buy from {record.VendorId} are agreed to unchanged, and {settings.Confidence:0.00} is wanted"),
        _ => null,
    };

    private static string Reckoned(TrackRecord record, VendorTrust vendor, decimal? ceiling)
    {
        var setbacks = record.Setbacks.Count == 0 ? "" : Told($", halved for each of {record.Setbacks.Count}: {string.Join(", ", record.Setbacks.Distinct())}");
        var capped = ceiling is { } most ? Told($"; the ceiling is {most:0.00}") : "";
        return Told(
            $"{Step} × {record.Largest:0.00}, the largest agreed to unchanged, × {record.AtLeast:0.00}, at least the share agreed to ({record.InARow} in a row), × {vendor.Kept:0.00}, what {record.VendorId} keeps of its promises{setbacks}{capped}");
    }

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
