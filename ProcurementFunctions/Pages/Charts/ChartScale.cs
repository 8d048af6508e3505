namespace ProcurementFunctions.Pages.Charts;

/// <summary>Where figures stand in a chart of 640 by 180 units, whose lowest value is 0. Pure.</summary>
/// <param name="Count">Of figures, at least 1.</param>
/// <param name="Highest">Of figures and level.</param>
public sealed record ChartScale(int Count, double Highest)
{
    public const int Width = 640;
    public const int Height = 180;
    public const int Left = 48;
    public const int Top = 10;
    public const int Bottom = 156;

    public double Step => (double)(Width - Left - 8) / Math.Max(1, Count);

    public double X(int index) => Math.Round(Left + (index * Step), 1);

    public double Y(double value) => Math.Round(Bottom - ((Bottom - Top) * value / Math.Max(1, Highest)), 1);
}
