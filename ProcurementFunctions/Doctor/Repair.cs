namespace ProcurementFunctions.Doctor;

/// <summary>What the doctor may do by itself: each is safe to do twice, and beside a task that is at work.</summary>
internal enum Repair
{
    /// <summary>Nothing; a person has to look.</summary>
    None,

    /// <summary>Starts the orchestration of a record that has none.</summary>
    Start,

    /// <summary>Starts an orchestration that failed again, where its record stands.</summary>
    Restart,

    /// <summary>Tells the orchestration to look at its record.</summary>
    Tell,

    /// <summary>Settles money, stock and need of a purchase that has ended.</summary>
    Settle,

    /// <summary>Gives money back that is set aside for nothing.</summary>
    Release,

    /// <summary>Sets in the ledger what a purchase cost by its invoices.</summary>
    Correct,

    /// <summary>Counts in the ledger of a period what the agent bought by itself, or takes out of it what it did not.</summary>
    Recount,

    /// <summary>Carries out what follows from an invoice.</summary>
    Follow,

    /// <summary>Opens a purchase again whose given-up order its vendor has.</summary>
    Reopen,

    /// <summary>Takes units off an item's order book that will not come.</summary>
    Unstock,
}
