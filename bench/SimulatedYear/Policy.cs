namespace ProcurementFunctions.Bench.SimulatedYear;

/// <summary>By what the items are reordered. Vendors are asked, chosen and followed in the same way.</summary>
internal enum Policy
{
    /// <summary>Levels that a buyer set once, from the year before, by a rule of thumb; see <see cref="YearItem"/>.</summary>
    FixedPoint,

    /// <summary>The same reorder point, and an order fills up to a month's demand more.</summary>
    MinMax,

    /// <summary>The agent's at the default service level: from the demand so far and the lead times that it learns.</summary>
    Agent,

    /// <summary>The agent's, told to be able to serve 99 % instead of the default service level.</summary>
    AgentAt99,
}
