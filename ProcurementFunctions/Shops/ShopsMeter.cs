using System.Diagnostics.Metrics;
using ProcurementFunctions.Hosting.Telemetry;

namespace ProcurementFunctions.Shops;

/// <summary>The shops' metrics; see docs/telemetry.md.</summary>
internal static class ShopsMeter
{
    private const string Shop = "procurement.shop";
    private const string About = "procurement.shop.event.about";

    private static readonly Meter Meter = new(AgentMeter.MeterName);

    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "procurement.shop.events", "{event}", "Events of shops that were signed and taken.");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "procurement.shop.refusals", "{event}", "Events that carried no valid signature.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "procurement.shop.failures", "{run}", "Runs that ended because a shop did not answer, or not as documented.");

    /// <param name="about">"order", "stock" or "none".</param>
    public static void Took(string shop, string about) => Events.Add(1, new(Shop, shop), new KeyValuePair<string, object?>(About, about));

    /// <summary>Without the name that was asked for, which anybody may make up.</summary>
    public static void Refused() => Refusals.Add(1);

    public static void Failed(string shop) => Failures.Add(1, new KeyValuePair<string, object?>(Shop, shop));
}
