using System.Globalization;
using System.Text;

namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>Draws stock held and units missed over the year, a line for each policy, as an SVG picture.</summary>
internal static class YearPlot
{
    private const int Width = 760;
    private const int PanelHeight = 220;
    private const int Left = 70;
    private const int Gap = 60;

    public static string Of(IReadOnlyList<YearResult> results)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width + Left + 20}\" height=\"{(2 * (PanelHeight + Gap)) + 10}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        Panel(svg, 0, "value of the stock held", results, result => [.. result.Days.Select(day => (double)day.StockValue)]);
        Panel(svg, 1, "units asked for and not there, so far", results, result => [.. result.Days.Select(day => (double)day.Missed)]);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, int number, string title, IReadOnlyList<YearResult> results, Func<YearResult, double[]> values)
    {
        var top = 30 + (number * (PanelHeight + Gap));
        var most = Math.Max(1, results.Max(result => values(result).Max()));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top - 10}\" font-weight=\"bold\">{title}</text>\n");
        for (var part = 0; part <= 4; part++)
        {
            var y = top + PanelHeight - (PanelHeight * part / 4.0);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Left + Width}\" y2=\"{y:0.#}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{most * part / 4:N0}</text>\n");
        }

        foreach (var (index, result) in results.Index())
        {
            var colour = result.Policy switch { Policy.FixedPoint => "#c33", Policy.MinMax => "#c80", Policy.Agent => "#0a6", _ => "#06c" };
            var line = values(result);
            var points = string.Join(' ', line.Select((value, day) => string.Create(
                CultureInfo.InvariantCulture, $"{Left + (Width * day / (double)Math.Max(1, line.Length - 1)):0.#},{top + PanelHeight - (PanelHeight * value / most):0.#}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 260 + (index * 140)}\" y=\"{top - 10}\" fill=\"{colour}\">{YearTable.NameOf(result.Policy)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{top + PanelHeight + 16}\">day 1</text><text x=\"{Left + Width}\" y=\"{top + PanelHeight + 16}\" text-anchor=\"end\">day {results[0].Days.Count}</text>\n");
    }
}
