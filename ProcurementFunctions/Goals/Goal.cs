namespace ProcurementFunctions.Goals;

/// <summary>One thing that a purchase may be chosen by.</summary>
public enum Goal
{
    Cost,
    Speed,
    Reliability,
}
