namespace ProcurementFunctions.Preferences;

/// <summary>Days on which an approver is away, and who decides in their place.</summary>
/// <param name="From">The first day away, in the firm's time (UTC).</param>
/// <param name="Until">The last day away.</param>
/// <param name="Deputy">The user id of another approver.</param>
public sealed record Absence(DateOnly From, DateOnly Until, string Deputy)
{
    public bool Covers(DateOnly day) => From <= day && day <= Until;
}
