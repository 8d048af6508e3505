using System.ComponentModel.DataAnnotations;

namespace ProcurementFunctions.Cleanup;

/// <summary>How long what has ended is kept; section <c>Cleanup</c>.</summary>
public sealed class CleanupOptions
{
    /// <summary>Days of the firm's time for which the history of a purchase's orchestration is kept after its end.</summary>
    [Range(1, 3650)]
    public int HistoryDays { get; set; } = 30;

    /// <summary>Days on the wall clock for which what is kept of an item that is gone must not have changed before it goes too.</summary>
    [Range(1, 3650)]
    public int OrphanDays { get; set; } = 30;
}
