namespace ProcurementFunctions.Local.VendorSimulator;

/// <summary>A lasting fault of a simulated vendor.</summary>
public enum VendorFault
{
    None,

    /// <summary>Every call is answered 503.</summary>
    Down,

    /// <summary>No call is answered: the connection stays open until the caller gives up.</summary>
    Hangs,

    /// <summary>Quotes are given, orders are refused with 422.</summary>
    RefusesOrders,

    /// <summary>Quotes are given, also over several items; orders of several lines are refused with 422.</summary>
    RefusesJointOrders,

    /// <summary>An order is taken and stored, but its answer never comes: the caller runs into its time-out.</summary>
    LosesOrderAnswers,

    /// <summary>Orders are taken and delivered, but looking one up finds none: what becomes of it is told in documents alone.</summary>
    ShowsNoOrders,

    /// <summary>An order is taken and stored, then the connection is cut before the answer, and the vendor is down.</summary>
    DiesTakingAnOrder,
}
