using System.Globalization;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Pages.Autonomy;

/// <summary>What the agent may buy by itself as it is typed: shares in per cent, ids one a line. Pure.</summary>
internal static class AutonomyForm
{
    private static readonly char[] Breaks = ['\r', '\n', ',', ' '];

    /// <summary>The fields with what they hold now.</summary>
    public static IReadOnlyList<(string Name, string Label, string Value)> Fields(AutonomySettings settings) =>
    [
        ("perPurchase", "At most for one purchase", Of(settings.PerPurchase)),
        ("perPeriod", "At most for all of them in a period", Of(settings.PerPeriod)),
        ("minimumObservations", "Proposals in a row that people must have agreed to unchanged", settings.MinimumObservations.ToString(CultureInfo.InvariantCulture)),
        ("confidence", "Share that is agreed to unchanged, at least, in %", Of((decimal)(100 * settings.Confidence))),
    ];

    /// <exception cref="ProblemException">400: a field cannot be read.</exception>
    public static AutonomyBody Read(FormValues form) => new(
        form.IsTicked("enabled"),
        form.Amount("perPurchase") ?? 0,
        form.Amount("perPeriod") ?? 0,
        form.Choice<AutonomyPeriod>("period"),
        form.Whole("minimumObservations") ?? throw ProblemException.BadInput("minimumObservations", "is missing"),
        (form.Number("confidence") ?? throw ProblemException.BadInput("confidence", "is missing")) / 100,
        Ids(form.Text("excludedItems")),
        Ids(form.Text("excludedVendors")));

    private static string[] Ids(string? text) => (text ?? "").Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Of(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);
}
