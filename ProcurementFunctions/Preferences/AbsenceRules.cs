namespace ProcurementFunctions.Preferences;

/// <summary>Which absences make sense. Pure.</summary>
internal static class AbsenceRules
{
    /// <summary>The longest absence, in days.</summary>
    public const int LongestDays = 366;

    private const int LongestUserId = 128;

    /// <summary>What is wrong, as the field and a sentence; null: it makes sense.</summary>
    /// <param name="absence">Null: the user is there.</param>
    /// <param name="userId">Whose it is.</param>
    public static (string Field, string Error)? Check(Absence? absence, string userId) => absence switch
    {
        null => null,
        _ when absence.Until < absence.From => ("absence.until", "is before from"),
        _ when absence.Until.DayNumber - absence.From.DayNumber >= LongestDays => ("absence.until", $"must be at most {LongestDays} days after from"),
        _ when string.IsNullOrWhiteSpace(absence.Deputy) || absence.Deputy.Length > LongestUserId => ("absence.deputy", $"must be a user id of 1 to {LongestUserId} characters"),
        _ when absence.Deputy == userId => ("absence.deputy", "must be another user"),
        _ => null,
    };
}
