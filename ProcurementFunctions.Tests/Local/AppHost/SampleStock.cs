namespace ProcurementFunctions.Tests.Local.AppHost;

/// <summary>What the sample shop's inventory.csv says, read by itself.</summary>
internal static class SampleStock
{
    private static readonly Dictionary<string, int> Stock = File
        .ReadLines(Path.Combine(Repository.Root, "local", "AppHost", "SampleShop", "inventory.csv"))
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(fields => fields[0], fields => int.Parse(fields[^3], System.Globalization.CultureInfo.InvariantCulture));

    public static int OnHand(string sku) => Stock[sku];
}
