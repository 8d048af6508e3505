namespace ProcurementFunctions.Pages.Charts;

/// <summary>A figure of a day.</summary>
public sealed record DayFigure(DateOnly Day, double Value);
