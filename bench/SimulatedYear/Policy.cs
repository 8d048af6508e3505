namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>By what the items are reordered. Vendors are asked, chosen and followed in the same way.</summary>
internal enum Policy
{
    /// <summary>Levels that a buyer set once, from the year before, by a rule of thumb; see <see cref="YearItem"/>.</summary>
    FixedPoint,

    /// <summary>The agent's: from the demand so far and the lead times that it learns.</summary>
    Agent,
}
