namespace ProcurementFunctions.Local.FunctionsHost.Durable;

/// <summary>Which instances a start with their id may replace; the names are those of host.json.</summary>
internal enum OverridableStates
{
    /// <summary>Any.</summary>
    AnyState,

    /// <summary>Those that have ended.</summary>
    NonRunningStates,
}
