using System.Globalization;
using System.Text;
using ProcurementFunctions.Operations;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>What earned autonomy saved and what it got wrong, off and at three settings, added up over some seeds.</summary>
internal static class AutonomyTable
{
    private const int Seeds = 20;

    private static readonly bool[] Approvers = [true, false];

    private static readonly (string Name, AutonomySettings Settings)[] All =
    [
        ("off", new()),
        ("strict: 20 in a row, at least 0.80, 500 a purchase, 2,000 a week", new(true, 500, 2_000, AutonomyPeriod.Week, 20, 0.8)),
        ("as it comes: 10 in a row, at least 0.70, 1,000 a purchase, 5,000 a week", new(true, 1_000, 5_000)),
        ("loose: 5 in a row, at least 0.50, 5,000 a purchase, 50,000 a week", new(true, 5_000, 50_000, AutonomyPeriod.Week, 5, 0.5)),
    ];

    public static string Of(int seed)
    {
        var text = new StringBuilder("| approver | setting | year | proposals | rejected by the person | bought by itself | decisions saved | would have been rejected | of what it bought | in money | noticed and undone | would have been changed |\n| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (isPicky, name, settings) in Approvers.SelectMany(isPicky => All.Select(one => (isPicky, one.Name, one.Settings))))
        {
            var years = Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(number => new AutonomyYear(settings, isPicky, (seed * 1000) + number, 0.5).Run()).ToArray();
            for (var year = 0; year < 2; year++)
            {
                var sum = years.Aggregate(new AutonomyResult(), (all, one) => all + one[year]);
                text.Append(CultureInfo.InvariantCulture, $"| {(isPicky ? "picky" : "easy-going")} | {name} | {(year == 0 ? "first" : "second")} | {Mean(sum.Proposals)} | {Mean(sum.Rejected)} | {Mean(sum.Own)} | {Share(sum.Own, sum.Proposals)} | {Mean(sum.Wrong)} | {Share(sum.Wrong, sum.Own)} | {sum.WrongMoney / Seeds:N0} of {sum.OwnMoney / Seeds:N0} | {Mean(sum.Undone)} ({sum.UndoneMoney / Seeds:N0}) | {Mean(sum.WouldBeChanged)} |\n");
            }
        }

        return text.ToString();
    }

    private static string Mean(int sum) => ((double)sum / Seeds).ToString("N1", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0 ? "–" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
